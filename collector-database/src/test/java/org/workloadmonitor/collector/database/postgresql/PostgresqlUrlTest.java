package org.workloadmonitor.collector.database.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workloadmonitor.api.ConfigurationException;
import org.workloadmonitor.collector.database.connection.Address;

class PostgresqlUrlTest {

  @Test
  void knowsTheFormsOfTheDriver() {
    assertThat(address("jdbc:postgresql://db.internal:6432/orders"))
        .isEqualTo(new Address("db.internal", 6432, "orders"));
    assertThat(address("jdbc:postgresql://db/")).isEqualTo(new Address("db", 5432, ""));
    assertThat(address("jdbc:postgresql://[::1]:6432/orders"))
        .isEqualTo(new Address("[::1]", 6432, "orders"));
    assertThat(address("jdbc:postgresql:orders"))
        .isEqualTo(new Address("localhost", 5432, "orders"));
    assertThat(address("jdbc:postgresql://a:1,b:2/orders?targetServerType=primary"))
        .isEqualTo(new Address("a", 1, "orders"));
  }

  private static Address address(String url) {
    return PostgresqlUrl.of(url).address();
  }

  @Test
  void keepsServerAndOptionsForAnotherDatabase() {
    assertThat(
            PostgresqlUrl.of("jdbc:postgresql://a,b:2/orders?targetServerType=any").at("my db/1"))
        .isEqualTo("jdbc:postgresql://a,b:2/my%20db%2F1?targetServerType=any");
    assertThat(PostgresqlUrl.of("jdbc:postgresql://a").complete())
        .isEqualTo("jdbc:postgresql://a/postgres");
  }

  @Test
  void isOnTheLoopbackInterfaceIfEachHostIs() {
    assertThat(PostgresqlUrl.of("jdbc:postgresql://127.0.0.1,localhost:2/x").isLoopback()).isTrue();
    assertThat(PostgresqlUrl.of("jdbc:postgresql://127.0.0.1,db/x").isLoopback()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:mysql://db/orders",
        "postgresql://db/orders",
        "jdbc:postgresql://db:port/orders",
        "jdbc:postgresql://db/orders?sslmode=disable",
        "jdbc:postgresql://db/orders?socketTimeout=0",
        "jdbc:postgresql://db/orders?targetServerType=any&options=-cfsync%3Doff"
      })
  void refusesWhatItCanNotKeepTo(String url) {
    assertThatThrownBy(() -> PostgresqlUrl.of(url))
        .isInstanceOf(ConfigurationException.class)
        .satisfies(e -> assertThat(((ConfigurationException) e).key()).isEqualTo("url"));
  }
}
