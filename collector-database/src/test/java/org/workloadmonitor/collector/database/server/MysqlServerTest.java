package org.workloadmonitor.collector.database.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class MysqlServerTest {

  @Test
  void startsAndTakesAccounts() throws Exception {
    MysqlServer server = MysqlServers.shared();
    String schema = server.freshSchema();
    MysqlServer.Login login = server.freshUser("SELECT ON %s.*".formatted(schema));
    server.run("CREATE TABLE %s.t (a INT)".formatted(schema));

    try (Connection connection = server.connect(login);
        Statement statement = connection.createStatement()) {
      assertThat(statement.execute("SELECT * FROM %s.t".formatted(schema))).isTrue();
    }
    assertThat(server.number("SELECT 41 + 1")).isEqualTo(42);
  }
}
