package org.workloadmonitor.collector.database.postgresql;

import static org.workloadmonitor.collector.database.postgresql.Columns.counter;
import static org.workloadmonitor.collector.database.query.Versions.before;
import static org.workloadmonitor.collector.database.query.Versions.since;

import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.workloadmonitor.collector.database.connection.Version;
import org.workloadmonitor.collector.database.query.Measure;
import org.workloadmonitor.collector.database.query.Versions;
import org.workloadmonitor.collector.database.statement.StatementSource;

/**
 * The totals of {@code pg_stat_statements}. The digest is the query identifier; texts are asked for
 * apart, since the server reads a file for them.
 *
 * @param schema where the extension is installed, quoted
 */
record StatementTotals(String schema) implements StatementSource {

  /**
   * What is no part of a statement's form: comments, strings of all kinds, numbers other than those
   * of parameters. The extension leaves constants of utility statements as they are (before 16 all
   * of them, passwords included).
   */
  private static final String LITERALS =
      "/\\*([^*]|\\*+[^*/])*\\*+/"
          + "|--[^\\n]*"
          + "|[eE]'([^'\\\\]|\\\\.|'')*'?"
          + "|'([^']|'')*'?"
          + "|\\$([A-Za-z_][A-Za-z_0-9]*)?\\$.*"
          + "|(?<![$A-Za-z_0-9])[0-9][0-9A-Za-z_.]*";

  private static final int LONGEST_TEXT = 10_000;

  private static final List<Measure> MEASURES =
      List.of(
          counter(
              "postgresql.statement.time",
              "s",
              "Time in which the statement was executed.",
              "sum(s.total_exec_time) / 1000"),
          counter(
              "postgresql.statement.calls",
              "{call}",
              "Executions of the statement.",
              "sum(s.calls)"),
          counter("postgresql.statement.rows", "{row}", "Rows returned or changed.", "sum(s.rows)"),
          counter(
              "postgresql.statement.plan_time",
              "s",
              "Time in which it was planned; with pg_stat_statements.track_planning.",
              "sum(s.total_plan_time) / 1000"),
          counter(
              "postgresql.statement.blks_hit",
              "{block}",
              "Blocks that it found in shared buffers.",
              "sum(s.shared_blks_hit)"),
          counter(
              "postgresql.statement.blks_read",
              "{block}",
              "Blocks that were read into them.",
              "sum(s.shared_blks_read)"),
          counter(
              "postgresql.statement.blks_written",
              "{block}",
              "Blocks that it had to write to make room.",
              "sum(s.shared_blks_written)"),
          readTime("blk").in(before(17)),
          readTime("shared_blk").in(since(17)),
          counter(
              "postgresql.statement.temp_blks",
              "{block}",
              "Blocks of temporary files that it wrote.",
              "sum(s.temp_blks_written)"),
          counter("postgresql.statement.wal", "By", "WAL that it wrote.", "sum(s.wal_bytes)"),
          counter(
                  "postgresql.statement.jit_time",
                  "s",
                  "Time for compiling it to machine code.",
                  "sum(s.jit_generation_time + s.jit_inlining_time + s.jit_optimization_time"
                      + " + s.jit_emission_time) / 1000")
              .in(since(15)));

  private static Measure readTime(String column) {
    return counter(
        "postgresql.statement.blk_read_time",
        "s",
        "Time that it waited for reading blocks; with track_io_timing.",
        "sum(s.%s_read_time) / 1000".formatted(column));
  }

  @Override
  public String name() {
    return "pg_stat_statements";
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
    StringJoiner columns = new StringJoiner(",\n       ", "SELECT ", "\n");
    columns.add("s.queryid::text").add("d.datname");
    MEASURES.stream()
        .filter(measure -> measure.versions().contain(version))
        .forEach(measure -> columns.add(measure.expression()));
    return columns
        + """
        FROM %s.pg_stat_statements(false) s
        LEFT JOIN pg_database d ON d.oid = s.dbid
        WHERE s.queryid IS NOT NULL
          AND s.userid <> to_regrole(quote_ident(current_user))
        GROUP BY s.queryid, d.datname
        ORDER BY sum(s.total_exec_time) DESC
        LIMIT %d\
        """
            .formatted(schema, limit);
  }

  @Override
  public String textSql(Version version, List<String> digests) {
    return """
    SELECT s.queryid::text, left(regexp_replace(min(s.query), $literal$%s$literal$, '?', 'g'), %d)
    FROM %s.pg_stat_statements(true) s
    WHERE s.queryid IN (%s) AND s.query <> '<insufficient privilege>'
    GROUP BY s.queryid\
    """
        .formatted(
            LITERALS,
            LONGEST_TEXT,
            schema,
            digests.stream()
                .map(digest -> String.valueOf(Long.parseLong(digest)))
                .collect(Collectors.joining(", ")));
  }
}
