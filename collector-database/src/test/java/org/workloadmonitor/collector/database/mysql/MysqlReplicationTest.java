package org.workloadmonitor.collector.database.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.testkit.RecordingRecorder;
import org.workloadmonitor.collector.database.server.MysqlEmbedded;
import org.workloadmonitor.collector.database.server.MysqlServer;
import org.workloadmonitor.collector.database.server.MysqlServer.Login;
import org.workloadmonitor.collector.database.server.MysqlServers;

/** A replica of MariaDB that follows the shared server. */
class MysqlReplicationTest {

  private static final Attributes IO = Attributes.of("thread", "io");
  private static final Attributes SQL = Attributes.of("thread", "sql");

  private static MysqlEmbedded replica;

  @TempDir Path directory;

  private final MysqlServer source = MysqlServers.shared();

  @BeforeAll
  static void startReplica() throws Exception {
    assumeThat(MysqlServers.shared().isMariadb()).as("the source is MariaDB").isTrue();
    replica = MysqlServers.own("--server-id=2", "--performance-schema=off");
  }

  @AfterAll
  static void endReplica() {
    if (replica != null) {
      replica.close();
    }
  }

  @Test
  void tellsOfAReplicaThatFollowsAndOfOneThatStopped() throws Exception {
    Login login = source.freshUser("REPLICATION SLAVE ON *.*");
    String schema = source.freshSchema();
    URI address = URI.create(source.url().substring("jdbc:".length()));
    replica.run(
        "SET GLOBAL gtid_slave_pos = '" + position() + "'",
        """
        CHANGE MASTER TO MASTER_HOST = '%s', MASTER_PORT = %d, MASTER_USER = '%s',
          MASTER_PASSWORD = '%s', MASTER_USE_GTID = slave_pos, MASTER_SSL_VERIFY_SERVER_CERT = 0\
        """
            .formatted(address.getHost(), address.getPort(), login.username(), login.password()),
        "START SLAVE");
    source.run("CREATE DATABASE IF NOT EXISTS after_" + schema);
    Awaited.in(
        replica,
        "SELECT COUNT(*) = 1 FROM information_schema.schemata WHERE SCHEMA_NAME = 'after_%s'"
            .formatted(schema));

    RecordingRecorder following = collect(replica);
    RecordingRecorder followed = collect(source);
    replica.run("STOP SLAVE SQL_THREAD");
    RecordingRecorder stopped = collect(replica);
    replica.run("STOP SLAVE", "RESET SLAVE ALL");

    assertThat(following.value("mysql.replica.thread.running", IO)).isEqualTo(1);
    assertThat(following.value("mysql.replica.thread.running", SQL)).isEqualTo(1);
    assertThat(following.value("mysql.replica.time_behind_source")).isBetween(0.0, 600.0);
    assertThat(following.value("mysql.replica.relay_log.size")).isPositive();
    assertThat(following.points("mysql.replica.thread.error")).isEmpty();
    assertThat(followed.value("mysql.source.replicas")).isEqualTo(1);
    assertThat(stopped.value("mysql.replica.thread.running", SQL)).isZero();
    assertThat(stopped.points("mysql.replica.time_behind_source"))
        .as("a stopped replica does not know")
        .isEmpty();
    assertThat(collect(replica).points("mysql.replica.thread.running")).isEmpty();
  }

  /** After all that the tests before have made. */
  private String position() throws Exception {
    try (var connection = source.admin();
        var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT @@GLOBAL.gtid_binlog_pos")) {
      row.next();
      return row.getString(1);
    }
  }

  private RecordingRecorder collect(MysqlServer server) throws Exception {
    try (MysqlRun run =
        MysqlRun.of(server.url(), server.administrator(), directory, "replication", "sessions")) {
      return run.collect();
    }
  }
}
