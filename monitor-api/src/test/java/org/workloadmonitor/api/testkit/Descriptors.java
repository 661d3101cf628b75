package org.workloadmonitor.api.testkit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.workloadmonitor.api.signal.MetricDescriptor;

/** What is asked of the descriptors that a factory lists. */
final class Descriptors {

  private Descriptors() {}

  /** What is wrong with a list; empty if nothing is. */
  static List<String> mistakes(List<MetricDescriptor> metrics) {
    List<String> mistakes = new ArrayList<>();
    Map<String, MetricDescriptor> seen = new HashMap<>();
    for (MetricDescriptor metric : metrics) {
      MetricDescriptor before = seen.put(metric.name(), metric);
      if (before != null) {
        mistakes.add("%s is listed twice".formatted(metric.name()));
      }
      if (metric.description().isBlank()) {
        mistakes.add("%s has no description".formatted(metric.name()));
      }
      if (metric.name().startsWith("workload.component.") || isAgents(metric)) {
        mistakes.add("%s belongs to the agent".formatted(metric.name()));
      }
    }
    return List.copyOf(mistakes);
  }

  private static boolean isAgents(MetricDescriptor metric) {
    return metric.name().equals("workload.health_check.duration");
  }
}
