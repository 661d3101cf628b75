package org.workloadmonitor.collector.database.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.api.config.Secret;
import org.workloadmonitor.api.testkit.TestContext;
import org.workloadmonitor.collector.database.connection.DatabaseException;
import org.workloadmonitor.collector.database.connection.Fault;
import org.workloadmonitor.collector.database.connection.Session;
import org.workloadmonitor.collector.database.connection.Sessions;
import org.workloadmonitor.collector.database.connection.Target;
import org.workloadmonitor.collector.database.connection.TlsMode;
import org.workloadmonitor.collector.database.connection.TlsOptions;
import org.workloadmonitor.collector.database.server.PostgresqlEmbedded;
import org.workloadmonitor.collector.database.server.PostgresqlServers;

/** TLS with a server whose certificate is for localhost, and of nobody's authority but its own. */
class PostgresqlTlsTest {

  private static final String STORE_PASSWORD = "changeit";

  @TempDir static Path folder;

  private static PostgresqlEmbedded server;
  private static Path authority;

  @TempDir Path own;

  @BeforeAll
  static void startServer() throws Exception {
    Path store = folder.resolve("server.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "RSA",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                STORE_PASSWORD)
            .redirectErrorStream(true)
            .start();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(keytool.waitFor()).as(said).isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, STORE_PASSWORD.toCharArray());
    }
    authority =
        pem(
            folder.resolve("server.pem"),
            "CERTIFICATE",
            keys.getCertificate("server").getEncoded());
    Path key =
        pem(
            folder.resolve("server.key"),
            "PRIVATE KEY",
            keys.getKey("server", STORE_PASSWORD.toCharArray()).getEncoded());
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    server =
        PostgresqlServers.own(
            Map.of(
                "ssl",
                "on",
                "ssl_cert_file",
                authority.toString(),
                "ssl_key_file",
                key.toString()));
  }

  private static Path pem(Path file, String kind, byte[] content) throws Exception {
    return Files.writeString(
        file,
        "-----BEGIN %s-----\n%s\n-----END %1$s-----\n"
            .formatted(kind, Base64.getMimeEncoder().encodeToString(content)));
  }

  @AfterAll
  static void stopServer() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void aTrustedCertificateOfThisHostIsGood() throws Exception {
    try (Sessions sessions = sessions("localhost", TlsMode.VERIFY, Optional.of(authority))) {
      Session session = sessions.kept();
      session.query(
          "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()",
          row -> assertThat(row.getBoolean(1)).isTrue());
    }
  }

  @Test
  void anotherHostsCertificateIsRejectedAndSaysSo() {
    failsWith(
        Fault.CERTIFICATE_REJECTED, "names another host", "127.0.0.1", Optional.of(authority));
  }

  @Test
  void anUnknownAuthorityIsRejectedAndSaysWhereToNameIt() {
    failsWith(Fault.CERTIFICATE_REJECTED, "tls.ca", "localhost", Optional.empty());
  }

  @Test
  void aFileThatIsNotThereIsSaid() {
    failsWith(
        Fault.TLS_FAILURE,
        "The file of tls.ca can't be read",
        "localhost",
        Optional.of(own.resolve("none.pem")));
  }

  @Test
  void anyNameWillDoWhereThatIsAsked() throws Exception {
    try (Sessions sessions = sessions("127.0.0.1", TlsMode.VERIFY_CA, Optional.of(authority))) {
      assertThat(sessions.kept().version().major()).isPositive();
    }
  }

  private void failsWith(Fault fault, String sentence, String host, Optional<Path> ca) {
    try (Sessions sessions = sessions(host, TlsMode.VERIFY, ca)) {
      assertThatExceptionOfType(DatabaseException.class)
          .isThrownBy(sessions::kept)
          .withMessageContaining(sentence)
          .satisfies(e -> assertThat(e.fault()).isEqualTo(fault));
    }
  }

  private Sessions sessions(String host, TlsMode mode, Optional<Path> ca) {
    return new Sessions(
        new PostgresqlEngine(),
        new Target(
            "jdbc:postgresql://%s:%d/postgres".formatted(host, server.port()),
            server.administrator().username(),
            Optional.of(Secret.of(server.administrator().password())),
            Optional.empty(),
            new TlsOptions(mode, ca),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10)),
        new TestContext(own));
  }
}
