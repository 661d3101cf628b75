package org.workloadmonitor.collector.database.server;

import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** PostgreSQL in a container; the image is {@code -Dmonitor.test.postgresql.image}. */
public final class PostgresqlContainer implements PostgresqlServers.Source {

  @Override
  public PostgresqlServer start() {
    String image = System.getProperty("monitor.test.postgresql.image", "postgres:18");
    // Ended by Testcontainers when this process ends.
    @SuppressWarnings("resource")
    PostgreSQLContainer container =
        new PostgreSQLContainer(DockerImageName.parse(image).asCompatibleSubstituteFor("postgres"));
    container.setCommand(
        "postgres",
        "-c",
        "shared_preload_libraries=pg_stat_statements",
        "-c",
        "track_io_timing=on",
        "-c",
        "max_prepared_transactions=10",
        "-c",
        "wal_level=logical");
    container.withUsername("postgres").withDatabaseName("postgres").start();
    return new Contained(container);
  }

  /** The server in the container. */
  private static final class Contained extends PostgresqlServer {

    private final PostgreSQLContainer container;

    private Contained(PostgreSQLContainer container) {
      this.container = container;
    }

    @Override
    public String host() {
      return container.getHost();
    }

    @Override
    public int port() {
      return container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT);
    }

    @Override
    public Login administrator() {
      return new Login(container.getUsername(), container.getPassword());
    }
  }
}
