package org.workloadmonitor.collector.external.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import org.workloadmonitor.api.config.Description;
import org.workloadmonitor.api.config.Secret;

/**
 * What the agent shows to a server that asks who it is.
 *
 * @param certificate a PEM file: its certificate, then those behind it
 * @param key a PEM file with its key in PKCS #8; may be the same file
 * @param password decrypts the key
 */
public record ClientCertificate(
    @Description("PEM file with the client certificate and those behind it.") Path certificate,
    @Description("PEM file with its private key in PKCS #8; it may be the same file.") Path key,
    @Description("Decrypts the private key.") Optional<Secret> password) {

  /** Reads the files. */
  X509ExtendedKeyManager load() throws IOException {
    X509Certificate[] chain = Pem.read(certificate).certificates().toArray(X509Certificate[]::new);
    PrivateKey privateKey = Pem.read(key).key(password);
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry("client", privateKey, new char[0], chain);
      KeyManagerFactory factory =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(store, new char[0]);
      return (X509ExtendedKeyManager) factory.getKeyManagers()[0];
    } catch (GeneralSecurityException e) {
      throw new IOException(
          "The client certificate in %s does not go with the key in %s."
              .formatted(certificate, key),
          e);
    }
  }
}
