package org.workloadmonitor.collector.database.insights;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineTest {

  @ParameterizedTest
  @CsvSource({
    "postgres, postgresql",
    "aurora-postgresql, postgresql",
    "mysql, mysql",
    "aurora-mysql, mysql",
    "aurora, mysql",
    "mariadb, mariadb",
    "oracle-ee, oracle.db",
    "custom-oracle-se2, oracle.db",
    "sqlserver-web, microsoft.sql_server",
    "db2-se, ibm.db2",
    "another, other_sql"
  })
  void eachHasTheNameOfTheSemanticConventions(String engine, String system) {
    assertThat(new Engine(engine).system()).isEqualTo(system);
  }
}
