package org.workloadmonitor.sink.local.openmetrics;

import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.List;
import java.util.Set;

/** What the endpoint shows besides the series that it was given. */
final class OwnFamilies {

  /** The metric that counts events. */
  static final String EVENTS = "workload.events";

  private static final MetricMetadata COMPONENTS =
      new MetricMetadata("workload_component", "What is watched, with its name and tags.");
  private static final MetricMetadata SERIES =
      new MetricMetadata("workload_openmetrics_series", "Series that this endpoint shows.");
  private static final MetricMetadata RENAMED =
      new MetricMetadata(
          "workload_openmetrics_renamed_families",
          "Metrics served under another name, because their own is that of another metric too.");

  /** Names that no other family may use. */
  static final Set<String> NAMES =
      Set.of(
          COMPONENTS.getPrometheusName(),
          COMPONENTS.getPrometheusName() + "_info",
          SERIES.getPrometheusName(),
          RENAMED.getPrometheusName(),
          "workload_events",
          "workload_events_total",
          "workload_events_created");

  private OwnFamilies() {}

  static MetricSnapshot components(List<InfoDataPointSnapshot> shown) {
    return new InfoSnapshot(COMPONENTS, shown);
  }

  static MetricSnapshot series(int shown) {
    return gauge(SERIES, shown);
  }

  static MetricSnapshot renamed(int families) {
    return gauge(RENAMED, families);
  }

  private static MetricSnapshot gauge(MetricMetadata metadata, double value) {
    return new GaugeSnapshot(
        metadata, List.of(new GaugeDataPointSnapshot(value, Labels.EMPTY, null)));
  }
}
