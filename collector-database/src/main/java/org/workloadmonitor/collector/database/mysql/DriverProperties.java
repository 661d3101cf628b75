package org.workloadmonitor.collector.database.mysql;

import com.mysql.cj.conf.PropertyKey;
import com.mysql.cj.log.NullLogger;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.workloadmonitor.api.config.Secret;
import org.workloadmonitor.collector.database.connection.Environment;
import org.workloadmonitor.collector.database.connection.Target;
import org.workloadmonitor.collector.database.connection.TlsMode;

/** What the driver is told for one connection. */
final class DriverProperties {

  private final Properties properties = new Properties();

  private DriverProperties() {}

  static Properties of(
      Target target, MysqlUrl url, Optional<Secret> credential, Environment environment)
      throws SQLException {
    DriverProperties told = new DriverProperties();
    told.put(PropertyKey.USER, target.username());
    credential.ifPresent(secret -> told.put(PropertyKey.PASSWORD, secret.reveal()));
    told.put(PropertyKey.connectTimeout, millis(target.connectTimeout()));
    told.put(PropertyKey.socketTimeout, millis(target.connectTimeout()));
    told.put(PropertyKey.tcpKeepAlive, "true");
    told.put(PropertyKey.connectionAttributes, "program_name:" + environment.application());
    told.put(PropertyKey.logger, NullLogger.class.getName());
    told.put(PropertyKey.paranoid, "true");
    told.put(PropertyKey.characterEncoding, "UTF-8");
    // Statements are few and the same each time: what the driver makes of their text is kept.
    told.put(PropertyKey.cachePrepStmts, "true");
    told.put(PropertyKey.prepStmtCacheSize, "100");
    told.put(PropertyKey.prepStmtCacheSqlLimit, "65536");
    told.put(PropertyKey.useLocalSessionState, "true");
    told.put(PropertyKey.maintainTimeStats, "false");
    // Rows come one by one; no statement more for that.
    told.put(PropertyKey.netTimeoutForStreamingResults, "0");
    told.encrypt(target, url, environment);
    return told.properties;
  }

  private static String millis(Duration duration) {
    return String.valueOf(duration.toMillis());
  }

  private void encrypt(Target target, MysqlUrl url, Environment environment) throws SQLException {
    boolean loopback = url.address().isLoopback();
    TlsMode mode = target.tls().mode();
    String word =
        switch (mode) {
          case AUTO -> loopback ? "DISABLED" : "VERIFY_IDENTITY";
          case VERIFY -> "VERIFY_IDENTITY";
          case VERIFY_CA -> "VERIFY_CA";
          case REQUIRE -> "REQUIRED";
          case DISABLE -> "DISABLED";
        };
    put(PropertyKey.sslMode, word);
    if (word.startsWith("VERIFY")) {
      Optional<Path> ca = target.tls().ca();
      if (ca.isPresent()) {
        trust(ca.get(), environment);
      }
    }
    // Without TLS, caching_sha2_password asks the server for a key to encrypt the password with.
    // Whoever sits between could send one of their own, so this is for the same machine alone.
    if (word.equals("DISABLED") && loopback) {
      put(PropertyKey.allowPublicKeyRetrieval, "true");
    }
  }

  private void trust(Path ca, Environment environment) throws SQLException {
    TrustFile file = TrustFile.of(ca, environment.directory());
    put(PropertyKey.trustCertificateKeyStoreUrl, file.url());
    put(PropertyKey.trustCertificateKeyStoreType, TrustFile.TYPE);
    put(PropertyKey.trustCertificateKeyStorePassword, TrustFile.PASSWORD);
    put(PropertyKey.fallbackToSystemTrustStore, "false");
  }

  private void put(PropertyKey key, String value) {
    properties.setProperty(key.getKeyName(), value);
  }
}
