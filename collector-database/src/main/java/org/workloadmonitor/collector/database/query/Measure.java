package org.workloadmonitor.collector.database.query;

import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricDescriptor;

/**
 * A metric whose value comes from each row.
 *
 * @param metric a gauge or a counter
 * @param expression what is selected, in the metric's unit; a row where it is NULL gives no point
 * @param attributes what tells this series from others of the metric, besides the labels
 * @param versions the servers that know the expression
 */
public record Measure(
    MetricDescriptor metric, String expression, Attributes attributes, Versions versions) {

  /** Of every server, with nothing but the labels. */
  public static Measure of(MetricDescriptor metric, String expression) {
    return new Measure(metric, expression, Attributes.EMPTY, Versions.ALL);
  }

  /** The same with one attribute more. */
  public Measure with(String attribute, String value) {
    return new Measure(
        metric, expression, attributes.toBuilder().put(attribute, value).build(), versions);
  }

  /** The same of these servers alone. */
  public Measure in(Versions versions) {
    return new Measure(metric, expression, attributes, versions);
  }
}
