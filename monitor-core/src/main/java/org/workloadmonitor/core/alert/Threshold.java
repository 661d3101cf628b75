package org.workloadmonitor.core.alert;

import java.time.Duration;
import java.util.OptionalDouble;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.Severity;

/**
 * A limit for one metric of a component.
 *
 * @param key the word that the operator wrote, unique in the component
 * @param metric the full name of the metric
 * @param attributes what a series must carry for the threshold to look at it; empty for all series
 * @param comparison on which side of the limit a value is a crossing
 * @param limit in the metric's unit; a share of 80 % is 0.8
 * @param clear where a crossing ends, in the metric's unit, if that is not the limit itself; never
 *     on the far side of it
 * @param forAtLeast how long values must lie beyond the limit before it counts; not negative
 * @param severity how much a crossing matters
 */
public record Threshold(
    String key,
    String metric,
    Attributes attributes,
    Comparison comparison,
    double limit,
    OptionalDouble clear,
    Duration forAtLeast,
    Severity severity) {

  /** The side of the limit on which a value is a crossing. */
  public enum Comparison {
    /** A value greater than the limit crosses it. */
    ABOVE,
    /** A value less than the limit crosses it. */
    BELOW
  }
}
