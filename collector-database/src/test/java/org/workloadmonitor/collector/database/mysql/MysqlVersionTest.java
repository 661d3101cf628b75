package org.workloadmonitor.collector.database.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.workloadmonitor.api.ConfigurationException;
import org.workloadmonitor.collector.database.connection.DatabaseException;

class MysqlVersionTest {

  @ParameterizedTest
  @CsvSource({
    "8.0.36, MySQL Community Server - GPL, MySQL 8.0.36",
    "8.4.3-0ubuntu1, (Ubuntu), MySQL 8.4.3",
    "9.7.4-2, (Debian), MySQL 9.7.4",
    "8.0.39-30, Percona Server (GPL), MySQL 8.0.39",
    "10.6.18-MariaDB-log, managed, MariaDB 10.6.18",
    "5.5.5-10.11.6-MariaDB, mariadb.org binary distribution, MariaDB 10.11.6",
    "11.4.5-MariaDB, MariaDB Server, MariaDB 11.4.5",
  })
  void knowsServersByWhatTheySay(String told, String comment, String version) throws Exception {
    assertThat(MysqlVersion.told(told, comment)).hasToString(version);
  }

  @ParameterizedTest
  @CsvSource({"5.7.44, MySQL", "10.5.23-MariaDB, MariaDB", "what, ever"})
  void refusesOldServers(String told, String comment) {
    assertThatThrownBy(() -> MysqlVersion.told(told, comment))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("10.6");
  }

  @ParameterizedTest
  @CsvSource({
    "8.4, MySQL 8.4.0",
    "mysql 9, MySQL 9.0.0",
    "11.4, MariaDB 11.4.0",
    "MariaDB 10.11.2, MariaDB 10.11.2",
  })
  void readsWhatAnOperatorWrites(String written, String version) {
    assertThat(MysqlVersion.written(written)).hasToString(version);
  }

  @Test
  void saysWhatAnOperatorWroteWrong() {
    assertThatThrownBy(() -> MysqlVersion.written("newest"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("mariadb 11.4");
    assertThatThrownBy(() -> MysqlVersion.written("5.7"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("too old");
  }
}
