package org.workloadmonitor.collector.external.pki;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManager;

/**
 * A private key and the certificates that its owner shows.
 *
 * @param key the key of the first certificate
 * @param chain what is sent, the owner's own first
 */
public record Identity(PrivateKey key, List<X509Certificate> chain) {

  private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

  /** The owner's own certificate. */
  public X509Certificate certificate() {
    return chain.getFirst();
  }

  /** The same key and certificate, sent with other certificates behind it. */
  public Identity sending(X509Certificate... others) {
    List<X509Certificate> sent = new ArrayList<>(List.of(certificate()));
    sent.addAll(List.of(others));
    return new Identity(key, List.copyOf(sent));
  }

  /** What a TLS context needs to show this identity. */
  public KeyManager[] keyManagers() {
    return new KeyManager[] {new OnlyKey(this)};
  }

  /** A PKCS #12 store with this identity. */
  public KeyStore keyStore(char[] password) throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, password);
    store.setKeyEntry("identity", key, password, chain.toArray(X509Certificate[]::new));
    return store;
  }

  /** Writes the chain as PEM. */
  public Path writeChain(Path file) throws GeneralSecurityException, IOException {
    StringBuilder text = new StringBuilder();
    for (X509Certificate certificate : chain) {
      text.append(pem("CERTIFICATE", certificate.getEncoded()));
    }
    return Files.writeString(file, text);
  }

  /** Writes the key as PEM, in PKCS #8. */
  public Path writeKey(Path file) throws IOException {
    return Files.writeString(file, pem("PRIVATE KEY", key.getEncoded()));
  }

  /** One block of a PEM file. */
  public static String pem(String label, byte[] content) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(label, LINES.encodeToString(content), label);
  }
}
