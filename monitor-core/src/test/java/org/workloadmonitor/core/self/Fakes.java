package org.workloadmonitor.core.self;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.workloadmonitor.api.signal.MetricValue;
import org.workloadmonitor.core.instance.InstanceId;
import org.workloadmonitor.core.outbox.Expiry;
import org.workloadmonitor.core.outbox.OutboxCounts;
import org.workloadmonitor.core.outbox.SinkStatus;
import org.workloadmonitor.core.outbox.Storage;
import org.workloadmonitor.core.plugin.FactoryKind;
import org.workloadmonitor.core.schedule.TaskState;
import org.workloadmonitor.core.schedule.TaskStatus;
import org.workloadmonitor.core.time.HandTime;

/** Sinks and tasks in any state. */
final class Fakes {

  static final Instant START = HandTime.START;

  private Fakes() {}

  /** A sink that has taken nothing for a while, with what is pending as old. */
  static SinkStatus sink(String id, long pending, Duration silence, Instant now) {
    Optional<Instant> oldest = pending == 0 ? Optional.empty() : Optional.of(now.minus(silence));
    return new SinkStatus(
        id,
        "nowhere",
        new OutboxCounts(
            pending + 10, 4, 1, Map.of(Expiry.AGE, 5L), pending, 100 * pending, oldest),
        new Storage(false, 0, 0, pending / 1_000.0, Optional.empty()),
        Duration.ofSeconds(60),
        7,
        2,
        new MetricValue.Histogram(List.of(1.0), List.of(3L, 0L), 0.3, START),
        Optional.empty(),
        now.minus(silence),
        0);
  }

  static SinkStatus failing(SinkStatus sink, String reason) {
    return new SinkStatus(
        sink.id(),
        sink.destination(),
        sink.counts(),
        sink.storage(),
        sink.longestWait(),
        sink.retries(),
        sink.unconfirmed(),
        sink.writes(),
        Optional.of(reason),
        sink.lastDelivered(),
        sink.stuck());
  }

  static SinkStatus stuck(SinkStatus sink) {
    return new SinkStatus(
        sink.id(),
        sink.destination(),
        sink.counts(),
        sink.storage(),
        sink.longestWait(),
        sink.retries(),
        sink.unconfirmed(),
        sink.writes(),
        sink.failing(),
        sink.lastDelivered(),
        1);
  }

  static TaskStatus task(TaskState state) {
    return new TaskStatus(
        new InstanceId(FactoryKind.COLLECTOR, "host", "web", 1),
        state,
        Optional.empty(),
        Optional.empty(),
        Optional.of("No such host."),
        0,
        0,
        0,
        0,
        Optional.empty());
  }
}
