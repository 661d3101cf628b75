package org.workloadmonitor.core.self;

import static org.workloadmonitor.api.signal.MetricDescriptor.counter;
import static org.workloadmonitor.api.signal.MetricDescriptor.gauge;
import static org.workloadmonitor.api.signal.MetricDescriptor.histogram;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.api.signal.MetricPoint;
import org.workloadmonitor.core.outbox.OutboxCounts;
import org.workloadmonitor.core.outbox.SinkStatus;
import org.workloadmonitor.core.outbox.Storage;

/**
 * What became of the signals at each sink: collected = delivered + rejected + expired + pending.
 */
final class SinksPart implements Part {

  static final MetricDescriptor COLLECTED =
      counter(
          "workload.sink.collected", "{signal}", "Signals that came into the queue of the sink.");
  static final MetricDescriptor DELIVERED =
      counter("workload.sink.delivered", "{signal}", "Signals that the sink has confirmed.");
  static final MetricDescriptor REJECTED =
      counter("workload.sink.rejected", "{signal}", "Signals that the sink refused for good.");
  static final MetricDescriptor EXPIRED =
      counter(
          "workload.sink.expired",
          "{signal}",
          "Signals that were dropped undelivered, by reason: too old, queue full, disk failed,"
              + " agent stopped.");
  static final MetricDescriptor RETRIES =
      counter("workload.sink.retries", "{signal}", "Signals that had to be sent again.");
  static final MetricDescriptor UNCONFIRMED =
      counter(
          "workload.sink.unconfirmed",
          "{signal}",
          "Signals sent again although they may have arrived, and so perhaps arrived twice.");
  static final MetricDescriptor PENDING =
      gauge("workload.sink.pending", "{signal}", "Signals that wait or are being written.");
  static final MetricDescriptor PENDING_SIZE =
      gauge("workload.sink.pending.size", "By", "Size of the signals that are pending.");
  static final MetricDescriptor OLDEST =
      gauge(
          "workload.sink.oldest.age",
          "s",
          "How long the oldest pending signal has been waiting; 0 if none is.");
  static final MetricDescriptor UNSAVED =
      gauge(
          "workload.sink.unsaved",
          "{signal}",
          "Pending signals that are not on disk yet, of a sink whose queue is.");
  static final MetricDescriptor DISK_SIZE =
      gauge("workload.sink.disk.size", "By", "What the queue of the sink takes on disk.");
  static final MetricDescriptor DISK_FAILING =
      gauge("workload.sink.disk.failing", "1", "1 while the queue can't be saved, otherwise 0.");
  static final MetricDescriptor WRITES =
      histogram("workload.sink.write.duration", "s", "How long the writes of the sink took.");
  static final MetricDescriptor STUCK =
      gauge(
          "workload.sink.stuck",
          "{write}",
          "Writes that ignore that they were interrupted at their deadline.");

  private final Supplier<List<SinkStatus>> sinks;
  private final Instant started;

  SinksPart(Supplier<List<SinkStatus>> sinks, Instant started) {
    this.sinks = sinks;
    this.started = started;
  }

  @Override
  public String name() {
    return "sinks";
  }

  @Override
  public List<MetricDescriptor> metrics() {
    return List.of(
        COLLECTED,
        DELIVERED,
        REJECTED,
        EXPIRED,
        RETRIES,
        UNCONFIRMED,
        PENDING,
        PENDING_SIZE,
        OLDEST,
        UNSAVED,
        DISK_SIZE,
        DISK_FAILING,
        WRITES,
        STUCK);
  }

  @Override
  public void collect(Recorder out) {
    sinks.get().forEach(sink -> collect(sink, out));
  }

  private void collect(SinkStatus sink, Recorder out) {
    Attributes id = Attributes.of("workload.sink.id", sink.id());
    OutboxCounts counts = sink.counts();
    out.counter(COLLECTED, (double) counts.collected(), started, id);
    out.counter(DELIVERED, (double) counts.delivered(), started, id);
    out.counter(REJECTED, (double) counts.rejected(), started, id);
    counts
        .expired()
        .forEach(
            (reason, count) ->
                out.counter(
                    EXPIRED, count, started, id.toBuilder().put("reason", reason.word()).build()));
    out.counter(RETRIES, (double) sink.retries(), started, id);
    out.counter(UNCONFIRMED, (double) sink.unconfirmed(), started, id);
    out.gauge(PENDING, (double) counts.pending(), id);
    out.gauge(PENDING_SIZE, (double) counts.pendingBytes(), id);
    out.gauge(OLDEST, age(counts, out.time()), id);
    disk(sink.storage(), id, out);
    out.gauge(STUCK, sink.stuck(), id);
    out.record(new MetricPoint(WRITES, id, sink.writes(), out.time()));
  }

  private static void disk(Storage storage, Attributes id, Recorder out) {
    if (storage.durable()) {
      out.gauge(UNSAVED, (double) storage.unsaved(), id);
      out.gauge(DISK_SIZE, (double) storage.size(), id);
      out.gauge(DISK_FAILING, storage.trouble().isPresent() ? 1 : 0, id);
    }
  }

  private static double age(OutboxCounts counts, Instant now) {
    return counts
        .oldest()
        .map(oldest -> Math.max(0, Duration.between(oldest, now).toMillis() / 1e3))
        .orElse(0.0);
  }
}
