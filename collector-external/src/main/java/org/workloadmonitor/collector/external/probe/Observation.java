package org.workloadmonitor.collector.external.probe;

import java.util.List;
import java.util.Objects;
import org.workloadmonitor.api.signal.Attributes;

/**
 * What one look at a target gave.
 *
 * @param result how it ended
 * @param reason a sentence for a person, without secrets; empty after success
 * @param nanos how long the whole look took
 * @param phases the phases that began, in order; a redirect or a second address repeats some
 * @param measurements what this kind of probe measures besides
 * @param details particulars for an event or a span: status code, addresses, certificate; bounded,
 *     without secrets
 */
public record Observation(
    Result result,
    String reason,
    long nanos,
    List<Phase> phases,
    List<Measurement> measurements,
    Attributes details) {

  /** Checks for null and copies the lists. */
  public Observation {
    Objects.requireNonNull(result, "result");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(details, "details");
    phases = List.copyOf(phases);
    measurements = List.copyOf(measurements);
  }

  /** A result alone, to which the withers add what there is. */
  public static Observation of(Result result, String reason, long nanos) {
    return new Observation(result, reason, nanos, List.of(), List.of(), Attributes.EMPTY);
  }

  /** The same with other phases. */
  public Observation withPhases(List<Phase> other) {
    return new Observation(result, reason, nanos, other, measurements, details);
  }

  /** The same with other measurements. */
  public Observation withMeasurements(List<Measurement> other) {
    return new Observation(result, reason, nanos, phases, other, details);
  }

  /** The same with other details. */
  public Observation withDetails(Attributes other) {
    return new Observation(result, reason, nanos, phases, measurements, other);
  }

  /** How long the whole look took, in seconds. */
  public double seconds() {
    return nanos / 1e9;
  }
}
