package org.workloadmonitor.collector.external.tls;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Optional;
import org.workloadmonitor.api.config.Secret;
import org.workloadmonitor.collector.external.pki.Identity;

/** Client certificates as they stand in a configuration, with their files. */
public final class ClientCertificates {

  private ClientCertificates() {}

  /** Two PEM files. */
  public static ClientCertificate pem(Identity identity, Path directory)
      throws GeneralSecurityException, IOException {
    return pem(
        identity.writeChain(directory.resolve("client.pem")),
        identity.writeKey(directory.resolve("client.key")));
  }

  static ClientCertificate pem(Path certificate, Path key) {
    return new ClientCertificate(
        Optional.of(certificate),
        Optional.of(key),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** One PKCS #12 file. */
  public static ClientCertificate keystore(Identity identity, Path directory, String password)
      throws GeneralSecurityException, IOException {
    KeyStore store = identity.keyStore(password.toCharArray());
    return keystore(write(store, directory.resolve("client.p12"), password), "", password);
  }

  static ClientCertificate keystore(Path file, String alias, String password) {
    return new ClientCertificate(
        Optional.empty(),
        Optional.empty(),
        Optional.of(file),
        Optional.of(alias).filter(name -> !name.isEmpty()),
        Optional.of(password).filter(given -> !given.isEmpty()).map(Secret::of));
  }

  static Path write(KeyStore store, Path file, String password)
      throws GeneralSecurityException, IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, password.toCharArray());
    }
    return file;
  }
}
