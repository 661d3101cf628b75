package org.workloadmonitor.collector.database.postgresql;

import static org.workloadmonitor.collector.database.postgresql.Columns.counter;
import static org.workloadmonitor.collector.database.postgresql.Columns.seconds;
import static org.workloadmonitor.collector.database.query.Versions.before;
import static org.workloadmonitor.collector.database.query.Versions.since;

import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.collector.database.query.Measure;

/** Checkpoints: part of {@code pg_stat_bgwriter} until 16, {@code pg_stat_checkpointer} since. */
final class CheckpointColumns {

  private static final MetricDescriptor COUNT =
      MetricDescriptor.counter(
          "postgresql.bgwriter.checkpoint.count",
          "{checkpoint}",
          "Checkpoints begun because it was time (scheduled), or for another reason (requested).");

  private static final MetricDescriptor RESTARTPOINTS =
      MetricDescriptor.counter(
          "postgresql.bgwriter.restartpoint.count",
          "{restartpoint}",
          "Restartpoints begun on a standby, scheduled or requested.");

  private static final MetricDescriptor DURATION =
      MetricDescriptor.counter(
          "postgresql.bgwriter.duration",
          "s",
          "Time that checkpoints took for writing and for syncing files.");

  private static final MetricDescriptor WRITES =
      MetricDescriptor.counter(
          "postgresql.bgwriter.buffers.writes",
          "{buffer}",
          "Shared buffers written, by who wrote them; backends: see postgresql.io from 17 on.");

  private static final String TYPE = "type";
  private static final String SOURCE = "source";

  static final Measure[] ALL = {
    Measure.of(COUNT, "b.checkpoints_timed").with(TYPE, "scheduled").in(before(17)),
    Measure.of(COUNT, "b.checkpoints_req").with(TYPE, "requested").in(before(17)),
    Measure.of(COUNT, "c.num_timed").with(TYPE, "scheduled").in(since(17)),
    Measure.of(COUNT, "c.num_requested").with(TYPE, "requested").in(since(17)),
    counter(
            "postgresql.bgwriter.checkpoint.done",
            "{checkpoint}",
            "Checkpoints that were completed; those with nothing to do are skipped.",
            "c.num_done")
        .in(since(18)),
    Measure.of(RESTARTPOINTS, inRecovery("c.restartpoints_timed"))
        .with(TYPE, "scheduled")
        .in(since(17)),
    Measure.of(RESTARTPOINTS, inRecovery("c.restartpoints_req"))
        .with(TYPE, "requested")
        .in(since(17)),
    counter(
            "postgresql.bgwriter.restartpoint.done",
            "{restartpoint}",
            "Restartpoints that were completed.",
            inRecovery("c.restartpoints_done"))
        .in(since(17)),
    Measure.of(DURATION, seconds("b.checkpoint_write_time")).with(TYPE, "write").in(before(17)),
    Measure.of(DURATION, seconds("b.checkpoint_sync_time")).with(TYPE, "sync").in(before(17)),
    Measure.of(DURATION, seconds("c.write_time")).with(TYPE, "write").in(since(17)),
    Measure.of(DURATION, seconds("c.sync_time")).with(TYPE, "sync").in(since(17)),
    Measure.of(WRITES, "b.buffers_clean").with(SOURCE, "bgwriter"),
    Measure.of(WRITES, "b.buffers_checkpoint").with(SOURCE, "checkpoints").in(before(17)),
    Measure.of(WRITES, "c.buffers_written").with(SOURCE, "checkpoints").in(since(17)),
    Measure.of(WRITES, "b.buffers_backend").with(SOURCE, "backend").in(before(17)),
    counter(
            "postgresql.bgwriter.backend.fsyncs",
            "{fsync}",
            "Times that a session had to sync a file itself; from 17 on see postgresql.io.",
            "b.buffers_backend_fsync")
        .in(before(17)),
    counter(
            "postgresql.bgwriter.slru.writes",
            "{buffer}",
            "Buffers of the small caches (SLRU) that checkpoints wrote.",
            "c.slru_written")
        .in(since(18))
  };

  private CheckpointColumns() {}

  private static String inRecovery(String column) {
    return "CASE WHEN pg_is_in_recovery() THEN %s END".formatted(column);
  }
}
