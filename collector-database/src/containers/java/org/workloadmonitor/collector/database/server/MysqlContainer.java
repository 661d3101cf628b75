package org.workloadmonitor.collector.database.server;

import org.testcontainers.mysql.MySQLContainer;
import org.testcontainers.utility.DockerImageName;

/** MySQL in a container; the image is {@code -Dmonitor.test.mysql.image}. */
public final class MysqlContainer implements MysqlServers.Source {

  @Override
  public MysqlServer start() {
    String image = System.getProperty("monitor.test.mysql.image", "mysql:8.4");
    // Ended by Testcontainers when this process ends.
    @SuppressWarnings("resource")
    MySQLContainer container =
        new MySQLContainer(DockerImageName.parse(image).asCompatibleSubstituteFor("mysql"));
    container.withUsername("root").start();
    return new Contained(container);
  }

  /** The server in the container. */
  private static final class Contained extends MysqlServer {

    private final MySQLContainer container;

    private Contained(MySQLContainer container) {
      this.container = container;
    }

    @Override
    public String url() {
      return "jdbc:mysql://%s:%d/"
          .formatted(container.getHost(), container.getMappedPort(MySQLContainer.MYSQL_PORT));
    }

    @Override
    public Login administrator() {
      return new Login(container.getUsername(), container.getPassword());
    }
  }
}
