package org.workloadmonitor.sink.local.openmetrics;

import io.prometheus.metrics.model.snapshots.MetricMetadata;

/**
 * A family and the name that it had when a scrape began: two families of one scrape must never have
 * the same.
 */
record NamedFamily(Family family, MetricMetadata metadata) {

  static NamedFamily of(Family family) {
    return new NamedFamily(family, family.metadata());
  }

  String name() {
    return metadata.getPrometheusName();
  }
}
