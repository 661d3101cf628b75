package org.workloadmonitor.collector.database.mysql;

import static org.workloadmonitor.collector.database.mysql.Columns.MARK;
import static org.workloadmonitor.collector.database.mysql.Columns.counter;
import static org.workloadmonitor.collector.database.mysql.Columns.gauge;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.workloadmonitor.collector.database.query.Group;
import org.workloadmonitor.collector.database.query.Label;
import org.workloadmonitor.collector.database.query.Measure;
import org.workloadmonitor.collector.database.query.Relation;
import org.workloadmonitor.collector.database.query.Scope;
import org.workloadmonitor.collector.database.query.Tier;

/** Waits for rows by table and by index, from the performance schema: the busiest ones. */
final class TableWaitTopic {

  private static final String[] OPERATIONS = {"fetch", "insert", "update", "delete"};

  /** Those of the server itself. */
  private static final String USERS =
      "OBJECT_SCHEMA NOT IN ('mysql', 'performance_schema', 'information_schema', 'sys')";

  private static final Label SCHEMA = Label.of("db.namespace", "OBJECT_SCHEMA");
  private static final Label TABLE = Label.of("db.collection.name", "OBJECT_NAME");

  private TableWaitTopic() {}

  static Group tables(Limits limits) {
    return Group.of(
        "table_waits",
        Tier.SLOW,
        Relation.of(
                "table_io_waits_summary_by_table",
                """
                FROM performance_schema.table_io_waits_summary_by_table %s
                WHERE COUNT_STAR > 0 AND %s
                ORDER BY SUM_TIMER_WAIT DESC
                LIMIT %d\
                """
                    .formatted(MARK, USERS, limits.tables()))
            .labels(SCHEMA, TABLE)
            .measures(measures("table")));
  }

  static Group indexes(Limits limits) {
    return Group.of(
        "index_waits",
        Tier.SLOW,
        Relation.of(
                "table_io_waits_summary_by_index_usage",
                """
                FROM performance_schema.table_io_waits_summary_by_index_usage %s
                WHERE COUNT_STAR > 0 AND INDEX_NAME IS NOT NULL AND %s
                ORDER BY SUM_TIMER_WAIT DESC
                LIMIT %d\
                """
                    .formatted(MARK, USERS, limits.indexes()))
            .labels(SCHEMA, TABLE, Label.of("mysql.index.name", "INDEX_NAME"))
            .measures(measures("index")));
  }

  /** Off by default: it looks at every index of the server. */
  static Group unused(Limits limits) {
    return new Group(
        "unused_indexes",
        Tier.RARE,
        Scope.SERVER,
        false,
        List.of(
            Relation.of(
                    "unused indexes",
                    """
                    FROM performance_schema.table_io_waits_summary_by_index_usage %s
                    WHERE COUNT_STAR = 0 AND INDEX_NAME IS NOT NULL AND INDEX_NAME <> 'PRIMARY'
                      AND %s
                    GROUP BY OBJECT_SCHEMA
                    ORDER BY unused DESC
                    LIMIT %d\
                    """
                        .formatted(MARK, USERS, limits.schemas()))
                .labels(SCHEMA)
                .measures(
                    gauge(
                        "mysql.index.unused",
                        "{index}",
                        "Secondary indexes of open tables, not read since the server was started.",
                        "COUNT(*) AS unused"))));
  }

  private static Measure[] measures(String object) {
    return Stream.of(OPERATIONS)
        .flatMap(operation -> Stream.of(count(object, operation), time(object, operation)))
        .toArray(Measure[]::new);
  }

  private static Measure count(String object, String operation) {
    return counter(
            "mysql.%s.io.wait.count".formatted(object),
            "{wait}",
            "Waits for rows of the %s.".formatted(object),
            "COUNT_" + operation.toUpperCase(Locale.ROOT))
        .with("operation", operation);
  }

  private static Measure time(String object, String operation) {
    return counter(
            "mysql.%s.io.wait.time".formatted(object),
            "s",
            "Time of waits for rows of the %s.".formatted(object),
            "SUM_TIMER_%s / 1e12".formatted(operation.toUpperCase(Locale.ROOT)))
        .with("operation", operation);
  }
}
