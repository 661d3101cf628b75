package org.workloadmonitor.core.pipeline;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.core.alert.Threshold;

/** One metric of one component: its series, and the thresholds that look at it. */
final class Metric {

  final MetricDescriptor descriptor;
  final Map<Attributes, Series> series = new HashMap<>();
  List<Threshold> thresholds = List.of();

  Metric(MetricDescriptor descriptor) {
    this.descriptor = descriptor;
  }
}
