package org.workloadmonitor.collector.database.postgresql;

import static org.workloadmonitor.collector.database.postgresql.Columns.DATABASE;
import static org.workloadmonitor.collector.database.postgresql.Columns.gauge;
import static org.workloadmonitor.collector.database.query.Versions.since;

import org.workloadmonitor.collector.database.query.Group;
import org.workloadmonitor.collector.database.query.Label;
import org.workloadmonitor.collector.database.query.Relation;
import org.workloadmonitor.collector.database.query.Tier;

/**
 * Locks held and awaited. Each transaction holds one on its own number, which says nothing, so
 * those count only where somebody waits for them. Who blocks whom is not asked: {@code
 * pg_blocking_pids()} stops the server's lock manager for as long as it looks.
 */
final class LockTopic {

  private LockTopic() {}

  static Group group() {
    return Group.of(
        "locks",
        Tier.FAST,
        Relation.of(
                "pg_locks",
                """
                FROM pg_locks l LEFT JOIN pg_database d ON d.oid = l.database
                WHERE l.pid IS DISTINCT FROM pg_backend_pid()
                  AND NOT (l.granted AND l.locktype IN ('virtualxid', 'transactionid'))
                GROUP BY d.datname, l.locktype, l.mode
                ORDER BY count(*) FILTER (WHERE NOT l.granted) DESC, count(*) DESC
                LIMIT 200
                """)
            .labels(
                Label.of(DATABASE, "d.datname"),
                Label.of("lock_type", "l.locktype"),
                Label.of("mode", "l.mode"))
            .measures(
                gauge(
                    "postgresql.database.locks",
                    "{lock}",
                    "Locks that are held.",
                    "count(*) FILTER (WHERE l.granted)"),
                gauge(
                    "postgresql.database.locks.awaited",
                    "{lock}",
                    "Locks that are waited for.",
                    "count(*) FILTER (WHERE NOT l.granted)"),
                gauge(
                        "postgresql.database.locks.wait.age",
                        "s",
                        "For how long the lock that is awaited longest has been so.",
                        "extract(epoch FROM clock_timestamp() - min(l.waitstart))")
                    .in(since(14))));
  }
}
