package org.workloadmonitor.api;

import java.time.Instant;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.Event;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.api.signal.MetricPoint;
import org.workloadmonitor.api.signal.MetricValue;
import org.workloadmonitor.api.signal.Severity;
import org.workloadmonitor.api.signal.Signal;

/**
 * Takes what one run of a collector or health check sees.
 *
 * <p>No method throws for a bad value: a signal that no sink could take (NaN or infinite, a blank
 * attribute, a negative counter, a series above the component's limit, a value that does not fit
 * its descriptor's kind) is left out, counted by reason and reported once. What comes after the
 * run's end or deadline is left out and counted too.
 *
 * <p>A recorder may be used by several threads of the same run at once.
 */
public interface Recorder {

  /** When this run began; the time of every point that names no other. */
  Instant time();

  /** Takes a signal of any kind. */
  void record(Signal signal);

  /**
   * Reports that one part of the run failed while the others go on: a subset without permission, a
   * device that is not there. It is logged when it first appears, when its reason changes and when
   * it ends, and counted in between.
   *
   * @param part a stable, short name of the part, such as {@code disk} or {@code
   *     pg_stat_statements}
   * @param reason what went wrong and what to do, without secrets
   */
  void problem(String part, String reason);

  /**
   * Records the present value of a gauge.
   *
   * @param metric a descriptor of kind gauge
   * @param value in the descriptor's unit
   * @param attributes what tells this series from the others of the metric
   */
  default void gauge(MetricDescriptor metric, double value, Attributes attributes) {
    record(new MetricPoint(metric, attributes, new MetricValue.Gauge(value), time()));
  }

  /** Records the present value of a gauge that has one series only. */
  default void gauge(MetricDescriptor metric, double value) {
    gauge(metric, value, Attributes.EMPTY);
  }

  /**
   * Records the total of a cumulative counter.
   *
   * @param metric a descriptor of kind counter
   * @param total the increase since {@code start}, in the descriptor's unit; at least 0
   * @param start when the counter was last zero: the start of the host, server or process. A later
   *     start than the point before means that the counter was reset.
   * @param attributes what tells this series from the others of the metric
   */
  default void counter(
      MetricDescriptor metric, double total, Instant start, Attributes attributes) {
    record(new MetricPoint(metric, attributes, new MetricValue.Counter(total, start), time()));
  }

  /** Records the total of a cumulative counter that has one series only. */
  default void counter(MetricDescriptor metric, double total, Instant start) {
    counter(metric, total, start, Attributes.EMPTY);
  }

  /**
   * Records one measurement of a histogram: one response time, one size.
   *
   * @param metric a descriptor of kind histogram
   * @param value in the descriptor's unit
   * @param attributes what tells this series from the others of the metric
   */
  default void sample(MetricDescriptor metric, double value, Attributes attributes) {
    record(new MetricPoint(metric, attributes, MetricValue.Samples.of(value, time()), time()));
  }

  /** Records one measurement of a histogram that has one series only. */
  default void sample(MetricDescriptor metric, double value) {
    sample(metric, value, Attributes.EMPTY);
  }

  /**
   * Records that something happened, now.
   *
   * @param name a dotted name, the same for all events of its kind
   * @param severity how much it matters
   * @param message a sentence for a person
   * @param attributes the particulars
   */
  default void event(String name, Severity severity, String message, Attributes attributes) {
    record(new Event(name, severity, message, attributes, time()));
  }
}
