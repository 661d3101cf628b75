package org.workloadmonitor.collector.database.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.api.signal.Event;
import org.workloadmonitor.api.testkit.RecordingRecorder;
import org.workloadmonitor.collector.database.server.MysqlServer;
import org.workloadmonitor.collector.database.server.MysqlServers;
import org.workloadmonitor.collector.database.statement.QueryDigests;

class MysqlStatementsTest {

  private static final Duration LATER = Duration.ofMinutes(6);

  @TempDir Path directory;

  private final MysqlServer server = MysqlServers.shared();

  @Test
  void tellsStatementsByDigestAndTheirTextOnceWithoutLiterals() throws Exception {
    String schema = server.freshSchema();
    server.run("CREATE TABLE %s.visits (who VARCHAR(50), n INT)".formatted(schema));
    try (MysqlRun run =
        MysqlRun.of(server.url(), server.administrator(), directory, "statements")) {
      run.collect();
      server.run(insert(schema, "alice"), insert(schema, "bob"), insert(schema, "carol"));
      awaitCalls(schema, 3);
      run.advance(LATER);
      RecordingRecorder second = run.collect();
      server.run(insert(schema, "dave"));
      awaitCalls(schema, 4);
      run.advance(LATER);
      RecordingRecorder third = run.collect();

      String digest = digest(second, schema);
      assertThat(calls(second, digest)).isEqualTo(3);
      assertThat(calls(third, digest)).isEqualTo(4);
      assertThat(third.points("mysql.statement.rows_affected")).isNotEmpty();
      assertThat(texts(third)).noneMatch(text -> text.contains(schema));
      assertThat(second.signals().toString()).doesNotContain("alice", "bob", "carol");
      assertThat(second.problems()).isEmpty();
    }
  }

  /** The server counts a statement a moment after it has answered. */
  private void awaitCalls(String schema, int calls) throws Exception {
    Awaited.in(
        server,
        """
        SELECT COALESCE(SUM(COUNT_STAR), 0) = %d
        FROM performance_schema.events_statements_summary_by_digest
        WHERE DIGEST_TEXT LIKE 'INSERT%%%s%%'\
        """
            .formatted(calls, schema));
  }

  private static String insert(String schema, String who) {
    return "INSERT INTO %s.visits VALUES ('%s', 42)".formatted(schema, who);
  }

  private static String digest(RecordingRecorder run, String schema) {
    return run.events().stream()
        .filter(event -> text(event).contains(schema) && text(event).startsWith("INSERT"))
        .map(event -> String.valueOf(event.attributes().value(QueryDigests.DIGEST).orElse("")))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No event for the statement in " + texts(run)));
  }

  private static String text(Event event) {
    return String.valueOf(event.attributes().value("db.query.text").orElse(""));
  }

  private static List<String> texts(RecordingRecorder run) {
    return run.events().stream().map(MysqlStatementsTest::text).toList();
  }

  private static double calls(RecordingRecorder run, String digest) {
    return run.points("mysql.statement.calls").stream()
        .filter(point -> point.attributes().toString().contains(digest))
        .mapToDouble(point -> run.value("mysql.statement.calls", point.attributes()))
        .sum();
  }

  @Test
  void leavesItsOwnStatementsOut() throws Exception {
    try (MysqlRun run = MysqlRun.of(server.url(), server.administrator(), directory)) {
      run.collect();
      run.advance(Duration.ofMinutes(61));
      run.collect();
      run.advance(Duration.ofMinutes(61));

      assertThat(texts(run.collect()))
          .noneMatch(text -> text.contains(Columns.MARK))
          .noneMatch(text -> text.startsWith("SHOW"));
    }
  }
}
