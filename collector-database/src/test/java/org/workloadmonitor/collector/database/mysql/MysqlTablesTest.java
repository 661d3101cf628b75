package org.workloadmonitor.collector.database.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.testkit.RecordingRecorder;
import org.workloadmonitor.collector.database.server.MysqlServer;
import org.workloadmonitor.collector.database.server.MysqlServers;

class MysqlTablesTest {

  @TempDir Path directory;

  private final MysqlServer server = MysqlServers.shared();
  private String schema = "";

  @BeforeEach
  void fill() throws Exception {
    schema = server.freshSchema();
    server.run(
        """
        CREATE TABLE %s.`odd name` (
          id TINYINT UNSIGNED AUTO_INCREMENT PRIMARY KEY, a INT, KEY by_a (a)) ENGINE = InnoDB\
        """
            .formatted(schema),
        "INSERT INTO %s.`odd name` (a) VALUES (1), (2), (3)".formatted(schema),
        "UPDATE %s.`odd name` SET a = 9 WHERE id = 2".formatted(schema),
        "DELETE FROM %s.`odd name` WHERE id = 3".formatted(schema));
  }

  @Test
  void tellsSizesOfSchemasAndTables() throws Exception {
    RecordingRecorder run = collect("sizes");

    double table = run.value("mysql.table.size", table());
    assertThat(table).isGreaterThanOrEqualTo(65_536);
    assertThat(run.value("mysql.schema.size", Attributes.of("db.namespace", schema)))
        .isEqualTo(table);
    assertThat(run.value("mysql.table.count")).isGreaterThanOrEqualTo(1);
    assertThat(run.points("mysql.tablespace.size")).isNotEmpty();
    assertThat(run.problems()).isEmpty();
  }

  @Test
  void countsPartitionsAsOneTable() throws Exception {
    server.run(
        "CREATE TABLE %s.parts (id INT PRIMARY KEY) PARTITION BY HASH (id) PARTITIONS 3"
            .formatted(schema));

    Attributes parts = Attributes.of("db.namespace", schema, "db.collection.name", "parts");
    RecordingRecorder run = collect("sizes");
    assertThat(run.value("mysql.table.size", parts))
        .isGreaterThan(run.value("mysql.table.size", table()));
  }

  @Test
  void countsWaitsForRowsByTableAndIndex() throws Exception {
    RecordingRecorder run = collect("table_waits", "index_waits");

    assertThat(run.value("mysql.table.io.wait.count", of("insert"))).isEqualTo(3);
    assertThat(run.value("mysql.table.io.wait.count", of("update"))).isEqualTo(1);
    assertThat(run.value("mysql.table.io.wait.count", of("delete"))).isEqualTo(1);
    assertThat(run.value("mysql.table.io.wait.time", of("insert"))).isBetween(1e-9, 60.0);
    Attributes primary = of("fetch").toBuilder().put("mysql.index.name", "PRIMARY").build();
    assertThat(run.value("mysql.index.io.wait.count", primary)).isGreaterThanOrEqualTo(2);
    assertThat(run.problems()).isEmpty();
  }

  @Test
  void countsIndexesThatNobodyReads() throws Exception {
    assertThat(
            collect("unused_indexes")
                .value("mysql.index.unused", Attributes.of("db.namespace", schema)))
        .isEqualTo(1);
  }

  @Test
  void tellsHowFarIdsHaveCome() throws Exception {
    assertThat(collect("auto_increment").value("mysql.auto_increment.utilization", table()))
        .isEqualTo(3 / 255.0);
  }

  @Test
  void tellsTheSizeOfTheBinaryLog() throws Exception {
    assumeThat(server.number("SELECT @@GLOBAL.log_bin")).as("a binary log is kept").isEqualTo(1);

    RecordingRecorder run = collect("binlog");

    assertThat(run.value("mysql.binlog.files")).isGreaterThanOrEqualTo(1);
    assertThat(run.value("mysql.binlog.size")).isGreaterThan(1_000);
  }

  private Attributes table() {
    return Attributes.of("db.namespace", schema, "db.collection.name", "odd name");
  }

  private Attributes of(String operation) {
    return table().toBuilder().put("operation", operation).build();
  }

  private RecordingRecorder collect(String... groups) throws Exception {
    try (MysqlRun run = MysqlRun.of(server.url(), server.administrator(), directory, groups)) {
      return run.collect();
    }
  }
}
