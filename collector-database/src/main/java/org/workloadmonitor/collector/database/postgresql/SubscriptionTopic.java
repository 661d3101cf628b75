package org.workloadmonitor.collector.database.postgresql;

import static org.workloadmonitor.collector.database.postgresql.Columns.age;
import static org.workloadmonitor.collector.database.postgresql.Columns.counter;
import static org.workloadmonitor.collector.database.postgresql.Columns.gauge;
import static org.workloadmonitor.collector.database.query.Versions.before;
import static org.workloadmonitor.collector.database.query.Versions.since;

import org.workloadmonitor.collector.database.query.Group;
import org.workloadmonitor.collector.database.query.Label;
import org.workloadmonitor.collector.database.query.Part;
import org.workloadmonitor.collector.database.query.Relation;
import org.workloadmonitor.collector.database.query.Tier;

/** Subscriptions: logical replication to this server. */
final class SubscriptionTopic {

  /** Workers that copy tables have a row each; so have, from 16 on, those that help to apply. */
  private static final String WORKERS =
      """
      (SELECT subid, subname, max(pid) AS pid, max(last_msg_receipt_time) AS last_msg_receipt_time,
              max(received_lsn) AS received_lsn, max(latest_end_lsn) AS latest_end_lsn
       FROM pg_stat_subscription WHERE relid IS NULL GROUP BY subid, subname) s\
      """;

  private SubscriptionTopic() {}

  static Group group() {
    Relation subscriptions =
        Relation.of("pg_stat_subscription", "")
            .labels(Label.of("postgresql.subscription.name", "s.subname"))
            .measures(
                gauge(
                    "postgresql.subscription.running",
                    "{state}",
                    "Whether the subscription's worker runs: 1, else 0.",
                    "(s.pid IS NOT NULL)::int"),
                gauge(
                    "postgresql.subscription.last_message.age",
                    "s",
                    "Time since the publisher was last heard of.",
                    age("s.last_msg_receipt_time")),
                gauge(
                    "postgresql.subscription.delay",
                    "By",
                    "WAL that was received but not reported as applied.",
                    "greatest(0, pg_wal_lsn_diff(s.received_lsn, s.latest_end_lsn))"),
                counter(
                        "postgresql.subscription.apply_errors",
                        "{error}",
                        "Errors while applying changes.",
                        "t.apply_error_count")
                    .in(since(15)),
                counter(
                        "postgresql.subscription.sync_errors",
                        "{error}",
                        "Errors while copying tables at the start.",
                        "t.sync_error_count")
                    .in(since(15)));
    return Group.of(
        "subscriptions",
        Tier.SLOW,
        guarded(subscriptions.in(before(15)).from("FROM %s LIMIT 200".formatted(WORKERS))),
        guarded(
            subscriptions
                .in(since(15))
                .from(
                    """
                    FROM %s
                    LEFT JOIN pg_stat_subscription_stats t USING (subid)
                    LIMIT 200
                    """
                        .formatted(WORKERS))
                .startedAt("coalesce(t.stats_reset, %s)".formatted(Columns.STATISTICS_START))));
  }

  private static Part guarded(Relation relation) {
    return NeedsRole.of("pg_read_all_stats", relation);
  }
}
