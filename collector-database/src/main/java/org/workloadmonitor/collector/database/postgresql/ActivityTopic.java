package org.workloadmonitor.collector.database.postgresql;

import static org.workloadmonitor.collector.database.postgresql.Columns.gauge;

import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.collector.database.query.Group;
import org.workloadmonitor.collector.database.query.Label;
import org.workloadmonitor.collector.database.query.Measure;
import org.workloadmonitor.collector.database.query.Relation;
import org.workloadmonitor.collector.database.query.Tier;

/** What sessions are at, and what holds back the removal of dead rows. */
final class ActivityTopic {

  private static final MetricDescriptor SESSIONS =
      MetricDescriptor.gauge(
          "postgresql.session.count", "{session}", "Sessions of clients, by state.");

  private static final MetricDescriptor HORIZON =
      MetricDescriptor.gauge(
          "postgresql.xmin.age",
          "{transaction}",
          "How many transactions ago the oldest row version became needed, by what needs it.");

  private static final String STATE = "postgresql.session.state";
  private static final String HOLDER = "postgresql.xmin.holder";

  /** Not the collector's own sessions: those of this one, and of others under its name. */
  static final String OTHERS =
      """
      FROM pg_stat_activity
      WHERE pid <> pg_backend_pid()
        AND application_name IS DISTINCT FROM current_setting('application_name')
      """;

  private static final String CLIENT = "backend_type = 'client backend'";
  private static final String IDLE_IN_TRANSACTION =
      "state IN ('idle in transaction', 'idle in transaction (aborted)')";

  /** The rest of {@code max_connections} is kept for superusers and roles that may use it. */
  private static final String SLOTS =
      "(current_setting('max_connections')::int"
          + " - current_setting('superuser_reserved_connections')::int"
          + " - coalesce(current_setting('reserved_connections', true)::int, 0))";

  private ActivityTopic() {}

  static Group group() {
    return Group.of(
        "activity",
        Tier.FAST,
        NeedsRole.of(
            "pg_read_all_stats",
            Relation.of("pg_stat_activity", OTHERS)
                .measures(
                    state("active"),
                    state("idle"),
                    state("idle in transaction"),
                    state("idle in transaction (aborted)"),
                    state("fastpath function call"),
                    state("disabled"))
                .measures(sessions())
                .measures(horizon())),
        NeedsRole.of(
            "pg_read_all_stats",
            Relation.of(
                    "wait events",
                    OTHERS
                        + """
                          AND state = 'active' AND wait_event_type IS NOT NULL
                          AND backend_type = 'client backend'
                        GROUP BY wait_event_type, wait_event
                        ORDER BY count(*) DESC
                        LIMIT 50
                        """)
                .labels(
                    Label.of("postgresql.wait_event.type", "wait_event_type"),
                    Label.of("postgresql.wait_event.name", "wait_event"))
                .measures(
                    gauge(
                        "postgresql.session.waiting",
                        "{session}",
                        "Active sessions that wait, by what they wait for.",
                        "count(*)"))));
  }

  private static Measure state(String state) {
    return Measure.of(
            SESSIONS, "count(*) FILTER (WHERE %s AND state = '%s')".formatted(CLIENT, state))
        .with(STATE, state);
  }

  private static Measure[] sessions() {
    return new Measure[] {
      gauge(
          "postgresql.connection.utilization",
          "1",
          "Share of the connections that ordinary roles may take which is taken.",
          "count(*) FILTER (WHERE %s)::float8 / greatest(1, %s)".formatted(CLIENT, SLOTS)),
      gauge(
          "postgresql.session.blocked",
          "{session}",
          "Sessions that wait for a lock.",
          "count(*) FILTER (WHERE wait_event_type = 'Lock')"),
      gauge(
          "postgresql.transaction.age",
          "s",
          "Age of the oldest transaction of a client; 0 if there is none.",
          oldest("xact_start", CLIENT)),
      gauge(
          "postgresql.query.age",
          "s",
          "Age of the oldest statement that runs; 0 if there is none.",
          oldest("query_start", CLIENT + " AND state = 'active'")),
      gauge(
          "postgresql.session.idle_in_transaction.age",
          "s",
          "How long the session that is idle in a transaction for longest has been so.",
          oldest("state_change", CLIENT + " AND " + IDLE_IN_TRANSACTION)),
      gauge(
          "postgresql.xid.age",
          "{transaction}",
          "How many transactions ago the oldest one that writes began.",
          "coalesce(max(age(backend_xid)), 0)"),
      gauge(
          "postgresql.autovacuum.workers",
          "{process}",
          "Autovacuum workers that run.",
          "count(*) FILTER (WHERE backend_type = 'autovacuum worker')"),
      gauge(
          "postgresql.autovacuum.utilization",
          "1",
          "Share of autovacuum_max_workers that runs.",
          "count(*) FILTER (WHERE backend_type = 'autovacuum worker')::float8"
              + " / greatest(1, current_setting('autovacuum_max_workers')::int)"),
      gauge(
          "postgresql.prepared_transaction.count",
          "{transaction}",
          "Transactions that are prepared and neither committed nor rolled back.",
          "(SELECT count(*) FROM pg_prepared_xact())"),
      gauge(
          "postgresql.prepared_transaction.age",
          "s",
          "Age of the oldest prepared transaction; 0 if there is none.",
          "(SELECT coalesce(max(extract(epoch FROM clock_timestamp() - prepared)), 0)"
              + " FROM pg_prepared_xact())")
    };
  }

  private static String oldest(String since, String whose) {
    return "coalesce(max(extract(epoch FROM clock_timestamp() - %s)) FILTER (WHERE %s), 0)"
        .formatted(since, whose);
  }

  private static Measure[] horizon() {
    return new Measure[] {
      Measure.of(HORIZON, "coalesce(max(age(backend_xmin)), 0)").with(HOLDER, "session"),
      holder("slot", "greatest(age(xmin), age(catalog_xmin))", "pg_get_replication_slots()"),
      holder("prepared_transaction", "age(transaction)", "pg_prepared_xact()")
    };
  }

  private static Measure holder(String holder, String age, String from) {
    return Measure.of(HORIZON, "(SELECT coalesce(max(%s), 0) FROM %s)".formatted(age, from))
        .with(HOLDER, holder);
  }
}
