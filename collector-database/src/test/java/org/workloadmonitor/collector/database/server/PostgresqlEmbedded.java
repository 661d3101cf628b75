package org.workloadmonitor.collector.database.server;

import static org.junit.jupiter.api.Assumptions.abort;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

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

  /** What a server writes for itself is not part of a backup. */
  private static final List<String> NOT_COPIED =
      List.of("pg_wal" + File.separator, "pg_replslot" + File.separator, "postmaster.", "epg-lock");

  private static final FileAttribute<?> ONLY_OWNER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

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

  /**
   * A standby that streams from this server, made by a base backup; the caller closes it.
   *
   * @param slot a replication slot of this server that is the standby's
   */
  public PostgresqlEmbedded standby(String slot) throws SQLException, IOException {
    Path folder = temporaryFolder();
    Path copy = folder.resolve("data");
    try (Connection connection = admin();
        Statement statement = connection.createStatement()) {
      statement.execute("SELECT pg_backup_start('standby', true)");
      copy(data, copy);
      try (ResultSet row = statement.executeQuery("SELECT labelfile FROM pg_backup_stop(false)")) {
        row.next();
        Files.writeString(copy.resolve("backup_label"), row.getString(1));
      }
    }
    Files.writeString(copy.resolve("standby.signal"), "");
    Map<String, String> more = new TreeMap<>(settings);
    more.put("primary_slot_name", slot);
    more.put("wal_receiver_status_interval", "1s");
    Files.writeString(
        copy.resolve("postgresql.auto.conf"),
        "primary_conninfo = 'host=127.0.0.1 port=%d user=postgres application_name=%s'%n"
            .formatted(port(), slot));
    var started = new PostgresqlEmbedded(more, copy, start(more, copy, 0));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> started.end(folder)));
    return started;
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to, ONLY_OWNER);
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.skip(1).toList()) {
        Path relative = from.relativize(file);
        String name = relative.toString();
        if (NOT_COPIED.stream().anyMatch(name::startsWith) || !Files.exists(file)) {
          continue;
        }
        if (Files.isDirectory(file)) {
          Files.createDirectories(to.resolve(relative), ONLY_OWNER);
        } else {
          Files.copy(file, to.resolve(relative), StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
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
