package org.workloadmonitor.collector.external.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.workloadmonitor.api.ConfigurationException;
import org.workloadmonitor.api.config.Description;
import org.workloadmonitor.api.config.Secret;

/**
 * What the agent shows to a server that asks who it is: two PEM files, or one PKCS #12 keystore.
 *
 * @param certificate a PEM file: its certificate, then those behind it
 * @param key a PEM file with its key in PKCS #8; may be the same file
 * @param keystore a PKCS #12 file with all of them
 * @param alias the name of the key in the keystore; needed where it has several
 * @param password decrypts the key, or opens the keystore
 */
public record ClientCertificate(
    @Description("PEM file with the client certificate and those behind it.")
        Optional<Path> certificate,
    @Description("PEM file with its private key in PKCS #8; it may be the same file.")
        Optional<Path> key,
    @Description("Instead of both: PKCS #12 file (.p12, .pfx) with the certificates and the key.")
        Optional<Path> keystore,
    @Description("Name of the key in the keystore, where that has several.") Optional<String> alias,
    @Description("Decrypts the private key, or opens the keystore.") Optional<Secret> password) {

  /**
   * Checks that the keys go together.
   *
   * @throws ConfigurationException if it is neither PEM files nor a keystore
   */
  public ClientCertificate {
    if (keystore.isPresent()) {
      if (certificate.isPresent() || key.isPresent()) {
        throw new ConfigurationException(
            certificate.isPresent() ? "certificate" : "key",
            "A keystore holds the certificate and the key: write either 'keystore', or"
                + " 'certificate' and 'key'.");
      }
    } else if (certificate.isEmpty() || key.isEmpty()) {
      throw new ConfigurationException(
          "A client certificate needs its key: write 'certificate' and 'key', which are PEM files,"
              + " or 'keystore', which is a PKCS #12 file with both.");
    } else if (alias.isPresent()) {
      throw new ConfigurationException(
          "alias", "Only a keystore has an alias; PEM files have none.");
    }
  }

  /**
   * Reads the files.
   *
   * @throws IOException with a sentence for the user if they give no identity
   */
  ClientIdentity load() throws IOException {
    if (keystore.isPresent()) {
      return Keystore.open(keystore.get(), password).identity(alias);
    }
    return ClientIdentity.of(
        Pem.read(certificate.orElseThrow()).certificates(),
        Pem.read(key.orElseThrow()).key(password),
        "The key in %s".formatted(key.get()),
        "the first certificate in %s".formatted(certificate.get()));
  }
}
