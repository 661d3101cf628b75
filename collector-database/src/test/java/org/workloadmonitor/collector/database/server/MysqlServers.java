package org.workloadmonitor.collector.database.server;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.collector.database.server.MysqlServer.Login;

/**
 * The MySQL or MariaDB servers of the tests; each is started when the first test asks for it, and
 * ends with this process. {@code -Dmonitor.test.mysql.url=jdbc:mysql://host:3306/} names another
 * one to be shared, with {@code .username} and {@code .password} beside it; with {@code
 * -Pcontainers} it is a MySQL container. A test that needs a server of its own, to stop it or to
 * take all its connections, gets MariaDB from the binaries on the test class path.
 */
public final class MysqlServers {

  private static final String PROPERTY = "monitor.test.mysql.";

  private static @Nullable MysqlServer shared;
  private static @Nullable MysqlServer withoutPerformanceSchema;

  /** Starts a server in some other way, where the test class path has one. */
  interface Source {
    MysqlServer start();
  }

  private MysqlServers() {}

  /** The server that most tests share. */
  public static synchronized MysqlServer shared() {
    if (shared == null) {
      shared = start();
    }
    return shared;
  }

  /** One whose performance schema is off, as MariaDB's is by default. */
  public static synchronized MysqlServer withoutPerformanceSchema() {
    if (withoutPerformanceSchema == null) {
      withoutPerformanceSchema = own("--performance-schema=off");
    }
    return withoutPerformanceSchema;
  }

  /**
   * A server for one test class, which closes it.
   *
   * @param arguments of its command line
   */
  public static MysqlEmbedded own(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    // Making a key and a certificate takes longer than all the rest of the start.
    all.add("--skip-ssl");
    return MysqlEmbedded.start(all);
  }

  private static MysqlServer start() {
    String url = System.getProperty(PROPERTY + "url", "");
    if (!url.isEmpty()) {
      return new MysqlGiven(
          url,
          new Login(
              System.getProperty(PROPERTY + "username", "root"),
              System.getProperty(PROPERTY + "password", "")));
    }
    if (Boolean.getBoolean("monitor.test.containers")) {
      return ServiceLoader.load(Source.class).findFirst().orElseThrow().start();
    }
    return MysqlEmbedded.start(
        List.of("--performance-schema=on", "--log-bin=binlog", "--server-id=1"));
  }

  /** A server that was started by somebody else. */
  private static final class MysqlGiven extends MysqlServer {

    private final String url;
    private final Login administrator;

    private MysqlGiven(String url, Login administrator) {
      this.url = url;
      this.administrator = administrator;
    }

    @Override
    public String url() {
      return url;
    }

    @Override
    public Login administrator() {
      return administrator;
    }
  }
}
