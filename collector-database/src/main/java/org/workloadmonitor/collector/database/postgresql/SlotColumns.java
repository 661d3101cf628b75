package org.workloadmonitor.collector.database.postgresql;

import static org.workloadmonitor.collector.database.postgresql.Columns.DATABASE;
import static org.workloadmonitor.collector.database.postgresql.Columns.age;
import static org.workloadmonitor.collector.database.postgresql.Columns.counter;
import static org.workloadmonitor.collector.database.postgresql.Columns.gauge;
import static org.workloadmonitor.collector.database.query.Versions.before;
import static org.workloadmonitor.collector.database.query.Versions.between;
import static org.workloadmonitor.collector.database.query.Versions.since;

import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.collector.database.query.Label;
import org.workloadmonitor.collector.database.query.Measure;
import org.workloadmonitor.collector.database.query.Relation;

/** Replication slots: what they keep, and what decoding from them has cost. */
final class SlotColumns {

  private static final MetricDescriptor STATUS =
      MetricDescriptor.gauge(
          "postgresql.replication.slot.wal_status",
          "{state}",
          "Whether the slot's WAL is in this state: 1, else 0. What is lost can't be sent any"
              + " more.");

  private static final String POSITION =
      ", (SELECT " + Columns.WAL_POSITION + " AS position) here\nORDER BY s.slot_name LIMIT 200";

  private static final Relation BASE =
      Relation.of("pg_replication_slots", "")
          .labels(
              Label.of("postgresql.replication.slot.name", "s.slot_name"),
              Label.of("postgresql.replication.slot.type", "s.slot_type"),
              Label.of(DATABASE, "s.database"))
          .measures(
              gauge(
                  "postgresql.replication.slot.active",
                  "{state}",
                  "Whether somebody receives from the slot: 1, else 0.",
                  "s.active::int"),
              gauge(
                  "postgresql.replication.slot.retained",
                  "By",
                  "WAL that is kept because of the slot.",
                  "greatest(0, pg_wal_lsn_diff(here.position, s.restart_lsn))"),
              gauge(
                  "postgresql.replication.slot.unconfirmed",
                  "By",
                  "WAL that the receiver of a logical slot has not confirmed.",
                  "greatest(0, pg_wal_lsn_diff(here.position, s.confirmed_flush_lsn))"),
              gauge(
                  "postgresql.replication.slot.safe_wal_size",
                  "By",
                  "WAL that can be written until the slot may lose some; with"
                      + " max_slot_wal_keep_size.",
                  "s.safe_wal_size"),
              status("reserved"),
              status("extended"),
              status("unreserved"),
              status("lost"),
              gauge(
                      "postgresql.replication.slot.invalid",
                      "{state}",
                      "Whether the slot is invalid: 1, else 0.",
                      "coalesce(s.conflicting, s.wal_status = 'lost', false)::int")
                  .in(between(16, 17)),
              gauge(
                      "postgresql.replication.slot.invalid",
                      "{state}",
                      "Whether the slot is invalid: 1, else 0.",
                      "(s.invalidation_reason IS NOT NULL)::int")
                  .in(since(17)),
              gauge(
                      "postgresql.replication.slot.inactive.age",
                      "s",
                      "Time since somebody received from the slot.",
                      age("s.inactive_since"))
                  .in(since(17)),
              decoded(
                  "spill_txns",
                  "postgresql.replication.slot.spilled",
                  "{transaction}",
                  "Transactions spilled to disk while decoding."),
              decoded(
                  "spill_bytes",
                  "postgresql.replication.slot.spill.io",
                  "By",
                  "Bytes spilled to disk while decoding."),
              decoded(
                  "stream_bytes",
                  "postgresql.replication.slot.stream.io",
                  "By",
                  "Bytes of transactions sent before they were committed."),
              decoded(
                  "total_txns",
                  "postgresql.replication.slot.transactions",
                  "{transaction}",
                  "Transactions decoded and sent."),
              decoded(
                  "total_bytes",
                  "postgresql.replication.slot.io",
                  "By",
                  "Bytes of transactions decoded."));

  private SlotColumns() {}

  static Relation until13() {
    return BASE.in(before(14)).from("FROM pg_replication_slots s" + POSITION);
  }

  static Relation since14() {
    return BASE.in(since(14))
        .from(
            """
            FROM pg_replication_slots s
            LEFT JOIN pg_stat_replication_slots t USING (slot_name)\
            """
                + POSITION)
        .startedAt("coalesce(t.stats_reset, %s)".formatted(Columns.STATISTICS_START));
  }

  private static Measure status(String status) {
    return Measure.of(STATUS, "(s.wal_status = '%s')::int".formatted(status))
        .with("postgresql.replication.slot.state", status);
  }

  private static Measure decoded(String column, String name, String unit, String description) {
    return counter(name, unit, description, "t." + column).in(since(14));
  }
}
