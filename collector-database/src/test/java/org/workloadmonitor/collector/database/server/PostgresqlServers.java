package org.workloadmonitor.collector.database.server;

import java.net.URI;
import java.util.Map;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.collector.database.server.PostgresqlServer.Login;

/**
 * The PostgreSQL servers of the tests; each is started when the first test asks for it, and ends
 * with this process. {@code -Dmonitor.test.postgresql.url=jdbc:postgresql://host:5432/postgres}
 * names another one to be shared, with {@code .username} and {@code .password} beside it; with
 * {@code -Pcontainers} it is a container. A test that needs a server of its own, to stop it or to
 * take all its connections, gets one from the binaries on the test class path.
 */
public final class PostgresqlServers {

  private static final String PROPERTY = "monitor.test.postgresql.";

  private static @Nullable PostgresqlServer shared;

  /** Starts a server in some other way, where the test class path has one. */
  interface Source {
    PostgresqlServer start();
  }

  private PostgresqlServers() {}

  /** The server that most tests share. */
  public static synchronized PostgresqlServer shared() {
    if (shared == null) {
      shared = start();
    }
    return shared;
  }

  /**
   * A server for one test class, which closes it.
   *
   * @param settings of its {@code postgresql.conf}
   */
  public static PostgresqlEmbedded own(Map<String, String> settings) {
    return PostgresqlEmbedded.start(settings);
  }

  private static PostgresqlServer start() {
    String url = System.getProperty(PROPERTY + "url", "");
    if (!url.isEmpty()) {
      return new Given(
          URI.create(url.substring("jdbc:".length())),
          new Login(
              System.getProperty(PROPERTY + "username", "postgres"),
              System.getProperty(PROPERTY + "password", "")));
    }
    if (Boolean.getBoolean("monitor.test.containers")) {
      return ServiceLoader.load(Source.class).findFirst().orElseThrow().start();
    }
    return PostgresqlEmbedded.start(Map.of());
  }

  /** A server that was started by somebody else. */
  private static final class Given extends PostgresqlServer {

    private final URI url;
    private final Login administrator;

    private Given(URI url, Login administrator) {
      this.url = url;
      this.administrator = administrator;
    }

    @Override
    public String host() {
      return url.getHost();
    }

    @Override
    public int port() {
      return url.getPort() < 0 ? 5432 : url.getPort();
    }

    @Override
    public Login administrator() {
      return administrator;
    }
  }
}
