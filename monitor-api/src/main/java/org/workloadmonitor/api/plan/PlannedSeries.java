package org.workloadmonitor.api.plan;

import java.time.Duration;
import java.util.Objects;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricDescriptor;

/**
 * One series of a metric that the configuration makes.
 *
 * @param component whose series it is
 * @param metric what it measures
 * @param attributes what tells it from the other series of the metric
 * @param interval from one run of its source to the next; more than zero
 * @param pointsPerRun how many points one run gives it; at least 1
 */
public record PlannedSeries(
    Component component,
    MetricDescriptor metric,
    Attributes attributes,
    Duration interval,
    int pointsPerRun) {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if the interval or the number of points lies outside its range
   */
  public PlannedSeries {
    Objects.requireNonNull(component, "component");
    Objects.requireNonNull(metric, "metric");
    Objects.requireNonNull(attributes, "attributes");
    Requirement.positive(interval, "interval");
    Requirement.that(pointsPerRun >= 1, "pointsPerRun must be at least 1.");
  }
}
