package org.workloadmonitor.collector.external.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.workloadmonitor.api.config.Secret;

/** A PKCS #12 file (RFC 7292). Messages name the file and show nothing of a key or password. */
final class Keystore {

  private final Path file;
  private final KeyStore store;
  private final char[] password;

  private Keystore(Path file, KeyStore store, char[] password) {
    this.file = file;
    this.store = store;
    this.password = password;
  }

  /** Opens a file; without a password, as one whose password is empty. */
  static Keystore open(Path file, Optional<Secret> password) throws IOException {
    byte[] content = InputFile.read(file);
    char[] opening = password.map(Secret::reveal).orElse("").toCharArray();
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(new ByteArrayInputStream(content), opening);
      return new Keystore(file, store, opening);
    } catch (GeneralSecurityException e) {
      throw new IOException(
          "The keystore %s is protected in a way that is unknown here: %s"
              .formatted(file, e.getMessage()),
          e);
    } catch (IOException e) {
      throw new IOException(whyClosed(file, password, e), e);
    }
  }

  private static String whyClosed(Path file, Optional<Secret> password, IOException e) {
    if (!(e.getCause() instanceof UnrecoverableKeyException)) {
      return "%s is not a keystore in PKCS #12 form; 'openssl pkcs12 -export' makes one."
          .formatted(file);
    }
    return password.filter(given -> !given.isEmpty()).isPresent()
        ? "The keystore %s can't be opened; is the password right?".formatted(file)
        : "The keystore %s needs its password.".formatted(file);
  }

  /**
   * The key of that name with its certificates; without a name, the only key.
   *
   * @throws IOException if there is no such key, or more than one
   */
  ClientIdentity identity(Optional<String> alias) throws IOException {
    try {
      String name = key(alias);
      String itsKey = "The key '%s' in %s".formatted(name, file);
      List<X509Certificate> chain = chain(name);
      if (chain.isEmpty()) {
        throw new IOException("%s has no certificate there.".formatted(itsKey));
      }
      if (store.getKey(name, password) instanceof PrivateKey key) {
        return ClientIdentity.of(chain, key, itsKey, "the certificate beside it");
      }
      throw new IOException("%s is no private key.".formatted(itsKey));
    } catch (UnrecoverableKeyException e) {
      throw new IOException(
          "The key in %s can't be decrypted; is the password right? It must be that of the keystore."
              .formatted(file),
          e);
    } catch (GeneralSecurityException e) {
      throw new IOException("A key in %s can't be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  private List<X509Certificate> chain(String name) throws GeneralSecurityException {
    Certificate[] chain = store.getCertificateChain(name);
    return chain == null
        ? List.of()
        : Arrays.stream(chain).map(X509Certificate.class::cast).toList();
  }

  private String key(Optional<String> alias) throws GeneralSecurityException, IOException {
    List<String> keys = keys();
    if (keys.isEmpty()) {
      throw new IOException(
          "There is no private key with its certificate in %s; 'openssl pkcs12 -export' puts both into one."
              .formatted(file));
    }
    if (alias.isPresent()) {
      return keys.stream()
          .filter(alias.get()::equalsIgnoreCase)
          .findFirst()
          .orElseThrow(
              () ->
                  new IOException(
                      "There is no key '%s' in %s; it has %s."
                          .formatted(alias.get(), file, quoted(keys))));
    }
    if (keys.size() > 1) {
      throw new IOException(
          "There are several keys in %s: %s. Write the name of one as 'alias'."
              .formatted(file, quoted(keys)));
    }
    return keys.getFirst();
  }

  private List<String> keys() throws GeneralSecurityException {
    List<String> keys = new ArrayList<>();
    for (String name : Collections.list(store.aliases())) {
      if (store.isKeyEntry(name)) {
        keys.add(name);
      }
    }
    Collections.sort(keys);
    return keys;
  }

  private static String quoted(List<String> names) {
    return Names.shortened("'" + String.join("', '", names) + "'");
  }
}
