package org.workloadmonitor.collector.database.mysql;

import static org.workloadmonitor.collector.database.mysql.Columns.counterOf;
import static org.workloadmonitor.collector.database.mysql.Columns.each;
import static org.workloadmonitor.collector.database.mysql.Columns.gaugeOf;

import java.util.List;
import java.util.stream.Stream;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.collector.database.mysql.StatusTopic.Family;
import org.workloadmonitor.collector.database.query.KeyedRelation.Keyed;

/** Statements by kind, and how they were executed. */
final class CommandTopic {

  private static final MetricDescriptor PREPARED =
      MetricDescriptor.counter(
          "mysql.prepared_statements", "{command}", "Commands for prepared statements.");
  private static final MetricDescriptor JOINS =
      MetricDescriptor.counter(
          "mysql.joins", "{join}", "Joins and tables that were read without a fitting index.");
  private static final MetricDescriptor SORTS =
      MetricDescriptor.counter("mysql.sorts", "{sort}", "Sorts, by where their rows came from.");

  private CommandTopic() {}

  static StatusTopic status() {
    return StatusTopic.of(
            Stream.of(
                    each(
                        PREPARED,
                        "command",
                        "Com_stmt_",
                        "execute",
                        "close",
                        "fetch",
                        "prepare",
                        "reset",
                        "send_long_data"),
                    Stream.of(
                        Keyed.of("Select_full_join", JOINS).with("kind", "full"),
                        Keyed.of("Select_full_range_join", JOINS).with("kind", "full_range"),
                        Keyed.of("Select_range", JOINS).with("kind", "range"),
                        Keyed.of("Select_range_check", JOINS).with("kind", "range_check"),
                        Keyed.of("Select_scan", JOINS).with("kind", "scan")),
                    each(SORTS, "kind", "Sort_", "range", "scan"),
                    single())
                .flatMap(keys -> keys))
        .families(
            new Family(
                "Com_",
                "",
                MetricDescriptor.counter(
                    "mysql.commands",
                    "{command}",
                    "Statements by kind; kinds never seen are left out."),
                "command",
                List.of("stmt_")));
  }

  private static Stream<Keyed> single() {
    return Stream.of(
        counterOf(
            "Queries", "mysql.query.count", "{query}", "Statements, those in procedures included."),
        counterOf(
            "Questions", "mysql.query.client.count", "{query}", "Statements that clients sent."),
        counterOf(
            "Slow_queries",
            "mysql.query.slow.count",
            "{query}",
            "Statements that took longer than long_query_time."),
        timeouts("Max_execution_time_exceeded"),
        timeouts("Max_statement_time_exceeded"),
        gaugeOf(
            "Prepared_stmt_count",
            "mysql.prepared_statements.open",
            "{statement}",
            "Prepared statements that are kept."),
        gaugeOf(
            "@@max_prepared_stmt_count",
            "mysql.prepared_statements.limit",
            "{statement}",
            "Most prepared statements that the server keeps."),
        counterOf("Sort_rows", "mysql.sorts.rows", "{row}", "Rows sorted."),
        counterOf(
            "Sort_merge_passes",
            "mysql.sorts.merge_passes",
            "{pass}",
            "Merge passes: sorts that did not fit into sort_buffer_size."));
  }

  private static Keyed timeouts(String key) {
    return counterOf(
        key, "mysql.query.timeouts", "{query}", "Statements ended for taking too long.");
  }
}
