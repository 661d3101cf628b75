package org.workloadmonitor.collector.database.insights.counter;

import org.workloadmonitor.api.signal.MetricDescriptor;

/**
 * A counter metric that the instance has.
 *
 * @param name what is asked for
 * @param metric what it becomes
 * @param factor what values are multiplied with to be in the unit of {@code metric}
 */
public record Counter(CounterName name, MetricDescriptor metric, double factor) {

  static Counter of(CounterName name, String unit, String description) {
    CounterUnit known = CounterUnit.of(unit);
    String sentence = description.isBlank() ? name.text() : description.strip();
    return new Counter(
        name,
        MetricDescriptor.gauge(
            name.ownName(), known.ucum(), sentence.endsWith(".") ? sentence : sentence + "."),
        known.factor());
  }
}
