package org.workloadmonitor.sink.local.openmetrics;

import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.time.Instant;
import org.workloadmonitor.api.signal.MetricValue;

/** A total that grows. */
final class CounterSeries extends Series {

  private double total;
  private long startMillis;

  CounterSeries(Labels labels, KnownComponent component, long seen) {
    super(labels, component, seen);
  }

  @Override
  boolean take(MetricValue next) {
    if (next instanceof MetricValue.Counter counter && counter.value() >= 0) {
      total = counter.value();
      startMillis = Math.max(0, counter.start().toEpochMilli());
      return true;
    }
    return false;
  }

  void increment(Instant start) {
    total++;
    startMillis = start.toEpochMilli();
  }

  @Override
  CounterDataPointSnapshot snapshot() {
    return new CounterDataPointSnapshot(total, labels, null, startMillis);
  }
}
