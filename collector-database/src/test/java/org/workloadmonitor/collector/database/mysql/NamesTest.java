package org.workloadmonitor.collector.database.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.workloadmonitor.api.ConfigurationException;
import org.workloadmonitor.collector.database.connection.Address;

class NamesTest {

  @ParameterizedTest
  @CsvSource({
    "shop/orders, shop, orders",
    "my@002ddb/odd@0020name, my-db, odd name",
    "shop/orders#P#p0, shop, orders",
    "shop/orders#p#2024#sp#a, shop, orders",
    "shop/a@, shop, a@",
    "shop/@1kb, shop, @1kb",
  })
  void readsTheNamesOfFiles(String file, String schema, String table) {
    assertThat(TableName.isTable(file)).isTrue();
    assertThat(TableName.of(file)).isEqualTo(new TableName(schema, table));
  }

  @ParameterizedTest
  @ValueSource(strings = {"innodb_system", "mysql/innodb_index_stats", "sys/sys_config", "mysql"})
  void leavesOutTheServersOwn(String file) {
    assertThat(TableName.isTable(file)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "tinyint(4), 127",
    "tinyint unsigned, 255",
    "smallint(6), 32767",
    "mediumint(8) unsigned, 16777215",
    "int(11), 2147483647",
    "int unsigned, 4294967295",
    "bigint(20), 9223372036854775807",
  })
  void knowsTheLargestNumberOfAType(String type, double largest) {
    assertThat(IntegerType.largest(type)).isEqualTo(largest);
  }

  @Test
  void takesUrlsOfBothKinds() {
    assertThat(MysqlUrl.of("jdbc:mysql://db.internal").address())
        .isEqualTo(new Address("db.internal", 3306, ""));
    assertThat(MysqlUrl.of("jdbc:mariadb://127.0.0.1:3307/shop").complete())
        .isEqualTo("jdbc:mysql://127.0.0.1:3307/shop");
    assertThat(MysqlUrl.of("jdbc:mysql://[::1]:3306/").address().isLoopback()).isTrue();
    assertThat(MysqlUrl.of("jdbc:mysql://h/").at("a b")).isEqualTo("jdbc:mysql://h:3306/a%20b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://h/db",
        "jdbc:mysql:loadbalance://a,b/",
        "jdbc:mysql://a:1,b:2/",
        "jdbc:mysql://(host=a)/",
        "jdbc:mysql://h/?allowLoadLocalInfile=true",
        "jdbc:mysql://",
      })
  void refusesOtherUrls(String url) {
    assertThatThrownBy(() -> MysqlUrl.of(url)).isInstanceOf(ConfigurationException.class);
  }
}
