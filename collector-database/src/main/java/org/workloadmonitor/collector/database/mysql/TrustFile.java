package org.workloadmonitor.collector.database.mysql;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.sql.SQLException;
import java.util.Collection;

/**
 * The authorities of a PEM file in the form that the driver reads. Made anew for each connection,
 * so that a renewed authority is picked up.
 *
 * @param file the key store
 */
record TrustFile(Path file) {

  static final String TYPE = "PKCS12";

  /** Of a file that holds nothing secret; a key store of this type must have one. */
  static final String PASSWORD = "public";

  static TrustFile of(Path pem, Path directory) throws SQLException {
    try {
      KeyStore store = KeyStore.getInstance(TYPE);
      store.load(null, null);
      int number = 0;
      for (Certificate certificate : certificates(pem)) {
        store.setCertificateEntry("ca-" + ++number, certificate);
      }
      if (number == 0) {
        throw new CertificateException("it holds no certificate");
      }
      Path file = directory.resolve("authorities.p12");
      Path unfinished = directory.resolve("authorities.p12.new");
      try (OutputStream out = Files.newOutputStream(unfinished)) {
        store.store(out, PASSWORD.toCharArray());
      }
      Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
      return new TrustFile(file);
    } catch (IOException | GeneralSecurityException e) {
      CertificateException unreadable =
          new CertificateException(
              "the file of tls.ca, %s, can't be read as PEM certificates (%s)"
                  .formatted(pem, e.getMessage()));
      unreadable.addSuppressed(e);
      throw new SQLException(unreadable.getMessage(), "08000", unreadable);
    }
  }

  private static Collection<? extends Certificate> certificates(Path pem)
      throws IOException, CertificateException {
    try (InputStream in = Files.newInputStream(pem)) {
      return CertificateFactory.getInstance("X.509").generateCertificates(in);
    }
  }

  String url() {
    return file.toUri().toString();
  }
}
