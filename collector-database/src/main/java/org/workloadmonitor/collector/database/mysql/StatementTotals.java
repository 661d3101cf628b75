package org.workloadmonitor.collector.database.mysql;

import static org.workloadmonitor.collector.database.mysql.Columns.MARK;
import static org.workloadmonitor.collector.database.mysql.Columns.counter;
import static org.workloadmonitor.collector.database.mysql.MysqlVersion.mysqlSince;

import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.workloadmonitor.collector.database.connection.Version;
import org.workloadmonitor.collector.database.query.Measure;
import org.workloadmonitor.collector.database.query.Versions;
import org.workloadmonitor.collector.database.statement.StatementSource;

/** The totals of {@code performance_schema.events_statements_summary_by_digest}. */
record StatementTotals() implements StatementSource {

  /** Of the collector's own statements, those that can't be marked. */
  private static final List<String> OWN =
      List.of(
          "SHOW GLOBAL STATUS%",
          "SHOW REPLICA STATUS%",
          "SHOW SLAVE STATUS%",
          "SHOW ALL %",
          "SHOW BINARY LOGS%",
          "SELECT @@GLOBAL%");

  private static final int LONGEST_TEXT = 10_000;

  private static final List<Measure> MEASURES =
      List.of(
          counter(
              "mysql.statement.time",
              "s",
              "Time in which the statement was executed, waits included.",
              "SUM_TIMER_WAIT / 1e12"),
          counter("mysql.statement.calls", "{call}", "Executions.", "COUNT_STAR"),
          counter(
              "mysql.statement.lock_time",
              "s",
              "Time that it waited for table locks.",
              "SUM_LOCK_TIME / 1e12"),
          counter(
                  "mysql.statement.cpu_time",
                  "s",
                  "Processor time; with the consumer events_statements_cpu.",
                  "SUM_CPU_TIME / 1e12")
              .in(mysqlSince(8, 0, 28)),
          counter("mysql.statement.errors", "{error}", "Errors.", "SUM_ERRORS"),
          counter("mysql.statement.warnings", "{warning}", "Warnings.", "SUM_WARNINGS"),
          counter("mysql.statement.rows_affected", "{row}", "Rows changed.", "SUM_ROWS_AFFECTED"),
          counter("mysql.statement.rows_sent", "{row}", "Rows returned.", "SUM_ROWS_SENT"),
          counter("mysql.statement.rows_examined", "{row}", "Rows read.", "SUM_ROWS_EXAMINED"),
          counter(
              "mysql.statement.tmp_tables",
              "{table}",
              "Temporary tables, in memory and on disk.",
              "SUM_CREATED_TMP_TABLES"),
          counter(
              "mysql.statement.tmp_disk_tables",
              "{table}",
              "Temporary tables on disk.",
              "SUM_CREATED_TMP_DISK_TABLES"),
          counter("mysql.statement.sort_rows", "{row}", "Rows sorted.", "SUM_SORT_ROWS"),
          counter(
              "mysql.statement.no_index_used",
              "{call}",
              "Executions that read a table without an index.",
              "SUM_NO_INDEX_USED"));

  @Override
  public String name() {
    return "events_statements_summary_by_digest";
  }

  @Override
  public Versions versions() {
    return Versions.ALL;
  }

  @Override
  public List<Measure> measures() {
    return MEASURES;
  }

  @Override
  public String sql(Version version, int limit) {
    StringJoiner columns = new StringJoiner(", ", "SELECT ", "\n");
    columns.add("DIGEST").add("SCHEMA_NAME");
    MEASURES.stream()
        .filter(measure -> measure.versions().contain(version))
        .forEach(measure -> columns.add(measure.expression()));
    String others =
        OWN.stream()
            .map(own -> "\n  AND DIGEST_TEXT NOT LIKE " + Columns.quoted(own))
            .collect(Collectors.joining());
    return columns
        + """
        FROM performance_schema.events_statements_summary_by_digest %1$s
        WHERE DIGEST IS NOT NULL AND DIGEST_TEXT NOT LIKE '%%`%1$s`%%'%2$s
        ORDER BY SUM_TIMER_WAIT DESC
        LIMIT %3$d
        """
            .formatted(MARK, others, limit);
  }

  /** Digests are hexadecimal; the server has put a question mark for each literal. */
  @Override
  public String textSql(Version version, List<String> digests) {
    return """
    SELECT DIGEST, LEFT(MIN(DIGEST_TEXT), %d)
    FROM performance_schema.events_statements_summary_by_digest %s
    WHERE DIGEST IN (%s)
    GROUP BY DIGEST\
    """
        .formatted(
            LONGEST_TEXT,
            MARK,
            digests.stream()
                .map(digest -> Columns.quoted(digest.replaceAll("[^0-9A-Fa-f]", "")))
                .collect(Collectors.joining(", ")));
  }
}
