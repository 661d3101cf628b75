package org.workloadmonitor.collector.database.postgresql;

import static org.workloadmonitor.collector.database.postgresql.Columns.DATABASE;
import static org.workloadmonitor.collector.database.postgresql.Columns.gauge;

import org.workloadmonitor.collector.database.query.Group;
import org.workloadmonitor.collector.database.query.Label;
import org.workloadmonitor.collector.database.query.Measure;
import org.workloadmonitor.collector.database.query.Relation;
import org.workloadmonitor.collector.database.query.Tier;

/**
 * How far transaction numbers are from running out. Templates count: one that is forgotten stops
 * the server as well.
 */
final class WraparoundTopic {

  /** Where the server stops handing out numbers: 3 million before they would repeat. */
  private static final String LAST = "(2147483648 - 3000000)";

  private WraparoundTopic() {}

  static Group group(Limits limits) {
    return Group.of(
        "wraparound",
        Tier.SLOW,
        Relation.of(
                "wraparound",
                """
                FROM pg_database d
                ORDER BY greatest(age(d.datfrozenxid), mxid_age(d.datminmxid)) DESC
                LIMIT %d
                """
                    .formatted(limits.databases()))
            .labels(Label.of(DATABASE, "d.datname"))
            .measures(
                gauge(
                    "postgresql.frozenxid.age",
                    "{transaction}",
                    "Transactions since the oldest row that is not frozen.",
                    "age(d.datfrozenxid)"),
                share(
                    "postgresql.frozenxid.autovacuum_utilization",
                    "Share of the way to a forced vacuum; from 1 on autovacuum does nothing else.",
                    "age(d.datfrozenxid)",
                    setting("autovacuum_freeze_max_age")),
                share(
                    "postgresql.frozenxid.utilization",
                    "Share of the way to where the server takes no more writes.",
                    "age(d.datfrozenxid)",
                    LAST),
                gauge(
                    "postgresql.minmxid.age",
                    "{multixact}",
                    "Multixacts since the oldest that is still needed.",
                    "mxid_age(d.datminmxid)"),
                share(
                    "postgresql.minmxid.autovacuum_utilization",
                    "Share of the way to a forced vacuum because of multixacts.",
                    "mxid_age(d.datminmxid)",
                    setting("autovacuum_multixact_freeze_max_age")),
                share(
                    "postgresql.minmxid.utilization",
                    "Share of the way to where the server makes no more multixacts.",
                    "mxid_age(d.datminmxid)",
                    LAST)));
  }

  private static Measure share(String name, String description, String age, String of) {
    return gauge(name, "1", description, "%s::float8 / %s".formatted(age, of));
  }

  private static String setting(String name) {
    return "current_setting('%s')::int".formatted(name);
  }
}
