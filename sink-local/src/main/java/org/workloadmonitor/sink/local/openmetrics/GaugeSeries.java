package org.workloadmonitor.sink.local.openmetrics;

import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import org.workloadmonitor.api.signal.MetricValue;

/** A value at a moment. */
final class GaugeSeries extends Series {

  private double value;

  GaugeSeries(Labels labels, KnownComponent component, long seen) {
    super(labels, component, seen);
  }

  @Override
  boolean take(MetricValue next) {
    if (next instanceof MetricValue.Gauge gauge) {
      value = gauge.value();
      return true;
    }
    return false;
  }

  @Override
  GaugeDataPointSnapshot snapshot() {
    return new GaugeDataPointSnapshot(value, labels, null);
  }
}
