package org.workloadmonitor.collector.database.postgresql;

import static org.workloadmonitor.collector.database.postgresql.Columns.DATABASE;
import static org.workloadmonitor.collector.database.postgresql.Columns.SCHEMA;
import static org.workloadmonitor.collector.database.postgresql.Columns.counter;
import static org.workloadmonitor.collector.database.postgresql.Columns.seconds;

import java.util.List;
import org.workloadmonitor.collector.database.query.Group;
import org.workloadmonitor.collector.database.query.Label;
import org.workloadmonitor.collector.database.query.Relation;
import org.workloadmonitor.collector.database.query.Scope;
import org.workloadmonitor.collector.database.query.Tier;

/** Functions, where {@code track_functions} counts them; off by default. */
final class FunctionTopic {

  private FunctionTopic() {}

  /** Functions of one name but other arguments are one series. */
  static Group group() {
    return new Group(
        "functions",
        Tier.SLOW,
        Scope.DATABASE,
        false,
        List.of(
            Relation.of(
                    "pg_stat_user_functions",
                    """
                    FROM pg_stat_user_functions
                    GROUP BY schemaname, funcname
                    ORDER BY sum(total_time) DESC
                    LIMIT 50
                    """)
                .labels(
                    Label.of(DATABASE, "current_database()"),
                    Label.of(SCHEMA, "schemaname"),
                    Label.of("function", "funcname"))
                .measures(
                    counter(
                        "postgresql.function.calls",
                        "{call}",
                        "Calls of a function; with track_functions.",
                        "sum(calls)"),
                    counter(
                        "postgresql.function.time",
                        "s",
                        "Time in a function and in those that it called; with track_functions.",
                        seconds("sum(total_time)")),
                    counter(
                        "postgresql.function.self_time",
                        "s",
                        "Time in a function itself; with track_functions.",
                        seconds("sum(self_time)")))
                .startedAt(TableTopic.START)));
  }
}
