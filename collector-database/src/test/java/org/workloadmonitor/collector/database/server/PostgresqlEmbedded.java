package org.workloadmonitor.collector.database.server;

import static org.junit.jupiter.api.Assumptions.abort;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** PostgreSQL from the binaries on the test class path, with data of its own. */
public final class PostgresqlEmbedded extends PostgresqlServer implements AutoCloseable {

  /** What a test needs: statistics of all kinds, and no waiting for the disk. */
  private static final Map<String, String> SETTINGS =
      Map.ofEntries(
          Map.entry("shared_preload_libraries", "pg_stat_statements"),
          Map.entry("track_io_timing", "on"),
          Map.entry("track_functions", "all"),
          Map.entry("wal_level", "logical"),
          Map.entry("max_prepared_transactions", "10"),
          Map.entry("max_connections", "60"),
          Map.entry("shared_buffers", "16MB"),
          Map.entry("synchronous_commit", "off"),
          Map.entry("listen_addresses", "127.0.0.1"),
          // Else a test can't know which rows are dead.
          Map.entry("autovacuum", "off"));

  /** Passwords count over TCP, but for the superuser, with whom the library looks in. */
  private static final String LOGINS =
      """
      host  all          postgres  127.0.0.1/32  trust
      host  replication  postgres  127.0.0.1/32  trust
      host  all          all       127.0.0.1/32  scram-sha-256
      """;

  private final Map<String, String> settings;
  private final Path data;
  private EmbeddedPostgres server;

  private PostgresqlEmbedded(Map<String, String> settings, Path data, EmbeddedPostgres server) {
    this.settings = settings;
    this.data = data;
    this.server = server;
  }

  static PostgresqlEmbedded start(Map<String, String> more) {
    Map<String, String> settings = new TreeMap<>(SETTINGS);
    settings.putAll(more);
    Path folder = temporaryFolder();
    Path data = folder.resolve("data");
    var started = new PostgresqlEmbedded(settings, data, start(settings, data, 0));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> started.end(folder)));
    return started;
  }

  private static EmbeddedPostgres start(Map<String, String> settings, Path data, int port) {
    var builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            .setPort(port)
            .setRegisterShutdownHook(false)
            .setPGStartupWait(Duration.ofSeconds(60))
            .setDataDirectoryCustomizer(PostgresqlEmbedded::configureLogins);
    settings.forEach(builder::setServerConfig);
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL did not start.", e);
    } catch (IllegalStateException e) {
      if (String.valueOf(e.getMessage()).contains("Missing embedded postgres binaries")) {
        return abort(
            "There is no PostgreSQL binary for this platform; -Dmonitor.test.postgresql.url names"
                + " a server.");
      }
      throw e;
    }
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("postgresql");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void end(Path folder) {
    close();
    delete(folder.toFile());
  }

  private static boolean delete(File file) {
    File[] children = file.listFiles();
    if (children != null) {
      for (File child : children) {
        delete(child);
      }
    }
    return file.delete();
  }

  private static void configureLogins(File data) {
    try {
      Files.writeString(data.toPath().resolve("pg_hba.conf"), LOGINS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String host() {
    return "127.0.0.1";
  }

  @Override
  public int port() {
    return server.getPort();
  }

  @Override
  public Login administrator() {
    return new Login("postgres", "postgres");
  }

  @Override
  public void restart() {
    int port = port();
    close();
    server = start(settings, data, port);
  }

  /** Stops it; connections break. */
  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL did not stop.", e);
    }
  }
}
