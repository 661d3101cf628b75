package org.workloadmonitor.collector.database.postgresql;

import static org.workloadmonitor.collector.database.postgresql.Columns.counter;
import static org.workloadmonitor.collector.database.postgresql.Columns.gauge;
import static org.workloadmonitor.collector.database.postgresql.Columns.seconds;
import static org.workloadmonitor.collector.database.query.Versions.between;
import static org.workloadmonitor.collector.database.query.Versions.since;

import org.workloadmonitor.collector.database.query.Measure;
import org.workloadmonitor.collector.database.query.Versions;

/**
 * The write-ahead log: {@code pg_stat_wal} from 14 on, whose writes and syncs moved to {@code
 * pg_stat_io} in 18.
 */
final class WalColumns {

  static final Measure POSITION =
      gauge(
          "postgresql.wal.position",
          "By",
          "Where WAL has come to: written on a primary, received on a standby.",
          "(%s) - '0/0'::pg_lsn".formatted(Columns.WAL_POSITION));

  static final Measure[] ALL = {
    counter("postgresql.wal.records", "{record}", "WAL records.", "w.wal_records").in(since(14)),
    counter(
            "postgresql.wal.full_page_images",
            "{page}",
            "Full pages written to WAL, since it was their first change after a checkpoint.",
            "w.wal_fpi")
        .in(since(14)),
    counter("postgresql.wal.bytes", "By", "Bytes of WAL.", "w.wal_bytes").in(since(14)),
    counter(
            "postgresql.wal.buffers_full",
            "{event}",
            "Times that WAL was written because wal_buffers were full.",
            "w.wal_buffers_full")
        .in(since(14)),
    writes("w", between(14, 18)),
    syncs("w", between(14, 18)),
    writeTime("w", between(14, 18)),
    syncTime("w", between(14, 18)),
    writes("io", since(18)),
    syncs("io", since(18)),
    writeTime("io", since(18)),
    syncTime("io", since(18))
  };

  private WalColumns() {}

  private static Measure writes(String view, Versions versions) {
    return counter(
            "postgresql.wal.writes",
            "{write}",
            "Times that WAL was written to its files.",
            view + ".wal_write")
        .in(versions);
  }

  private static Measure syncs(String view, Versions versions) {
    return counter(
            "postgresql.wal.syncs",
            "{fsync}",
            "Times that a file of WAL was synced.",
            view + ".wal_sync")
        .in(versions);
  }

  private static Measure writeTime(String view, Versions versions) {
    return counter(
            "postgresql.wal.write_time",
            "s",
            "Time for writing WAL; with track_wal_io_timing.",
            timed(view + ".wal_write_time"))
        .in(versions);
  }

  private static Measure syncTime(String view, Versions versions) {
    return counter(
            "postgresql.wal.sync_time",
            "s",
            "Time for syncing WAL; with track_wal_io_timing.",
            timed(view + ".wal_sync_time"))
        .in(versions);
  }

  private static String timed(String column) {
    return "CASE WHEN current_setting('track_wal_io_timing')::bool THEN %s END"
        .formatted(seconds(column));
  }
}
