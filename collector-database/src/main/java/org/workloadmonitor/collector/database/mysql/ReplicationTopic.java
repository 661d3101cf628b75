package org.workloadmonitor.collector.database.mysql;

import static org.workloadmonitor.collector.database.mysql.Columns.MARK;
import static org.workloadmonitor.collector.database.mysql.Columns.counter;
import static org.workloadmonitor.collector.database.mysql.Columns.gauge;
import static org.workloadmonitor.collector.database.mysql.MysqlVersion.MYSQL;

import org.workloadmonitor.collector.database.query.Group;
import org.workloadmonitor.collector.database.query.Label;
import org.workloadmonitor.collector.database.query.Measure;
import org.workloadmonitor.collector.database.query.Relation;
import org.workloadmonitor.collector.database.query.Tier;

/** Replication: what this server follows, and the group that it is in. */
final class ReplicationTopic {

  private static final String OWN =
      "WHERE %s.MEMBER_ID = @@GLOBAL.server_uuid AND %1$s.MEMBER_ID <> ''".formatted(MARK);

  private ReplicationTopic() {}

  static Group replicas() {
    return Group.of("replication", Tier.FAST, new ReplicaPart(), appliers());
  }

  /** Times to the microsecond, of the transactions that are being applied. */
  private static Relation appliers() {
    return Relation.of(
            "replication_applier_status_by_worker",
            """
            FROM performance_schema.replication_applier_status_by_worker %s
            GROUP BY CHANNEL_NAME\
            """
                .formatted(MARK))
        .in(MYSQL)
        .labels(Label.of("mysql.replica.channel", "CHANNEL_NAME"))
        .measures(
            gauge(
                "mysql.replica.apply.delay",
                "s",
                "Age of the oldest transaction that is being applied; 0 where none is.",
                """
                GREATEST(COALESCE(MAX(CASE WHEN APPLYING_TRANSACTION <> '' THEN TIMESTAMPDIFF(
                  MICROSECOND, APPLYING_TRANSACTION_ORIGINAL_COMMIT_TIMESTAMP, NOW(6)) END), 0), 0)
                / 1e6\
                """));
  }

  static Group members() {
    return Group.of("group_replication", Tier.FAST, states(), own(), statistics());
  }

  private static Relation states() {
    return Relation.of(
            "replication_group_members",
            """
            FROM performance_schema.replication_group_members %s
            WHERE MEMBER_ID <> ''
            GROUP BY MEMBER_STATE\
            """
                .formatted(MARK))
        .in(MYSQL)
        .labels(Label.of("state", "LOWER(MEMBER_STATE)"))
        .measures(
            gauge(
                "mysql.group_replication.members",
                "{member}",
                "Members of the group, as this one sees them.",
                "COUNT(*)"));
  }

  private static Relation own() {
    return Relation.of(
            "replication_group_members own",
            "FROM performance_schema.replication_group_members %s %s".formatted(MARK, OWN))
        .in(MYSQL)
        .measures(
            gauge(
                "mysql.group_replication.online",
                "{state}",
                "1 where this member is online, else 0.",
                "MEMBER_STATE = 'ONLINE'"),
            gauge(
                "mysql.group_replication.primary",
                "{state}",
                "1 where this member takes writes, else 0.",
                "MEMBER_ROLE = 'PRIMARY'"));
  }

  private static Relation statistics() {
    return Relation.of(
            "replication_group_member_stats",
            "FROM performance_schema.replication_group_member_stats %s %s".formatted(MARK, OWN))
        .in(MYSQL)
        .measures(
            queue("COUNT_TRANSACTIONS_IN_QUEUE").with("kind", "certification"),
            queue("COUNT_TRANSACTIONS_REMOTE_IN_APPLIER_QUEUE").with("kind", "applier"),
            counter(
                "mysql.group_replication.checked",
                "{transaction}",
                "Transactions checked for conflicts.",
                "COUNT_TRANSACTIONS_CHECKED"),
            counter(
                "mysql.group_replication.conflicts",
                "{transaction}",
                "Transactions that lost against one of another member.",
                "COUNT_CONFLICTS_DETECTED"),
            counter(
                "mysql.group_replication.rollbacks",
                "{transaction}",
                "Own transactions that were rolled back by the group.",
                "COUNT_TRANSACTIONS_LOCAL_ROLLBACK"));
  }

  private static Measure queue(String column) {
    return gauge(
        "mysql.group_replication.queue",
        "{transaction}",
        "Transactions that wait to be checked or applied.",
        column);
  }
}
