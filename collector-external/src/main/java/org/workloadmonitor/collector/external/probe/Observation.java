package org.workloadmonitor.collector.external.probe;

import java.util.List;
import java.util.Objects;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricPoint;

/**
 * What one look at a target gave.
 *
 * @param result how it ended
 * @param reason a sentence for a person, without secrets; empty after success
 * @param nanos how long the whole look took
 * @param phases the phases that began, in order; a redirect or a second address repeats some
 * @param measurements what this kind of probe measures besides: days left, bytes, answers; without
 *     the target's attributes, which are added
 * @param details particulars for an event or a span: status code, addresses, certificate; bounded,
 *     without secrets
 */
public record Observation(
    Result result,
    String reason,
    long nanos,
    List<Phase> phases,
    List<MetricPoint> measurements,
    Attributes details) {

  /** Checks for null and copies the lists. */
  public Observation {
    Objects.requireNonNull(result, "result");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(details, "details");
    phases = List.copyOf(phases);
    measurements = List.copyOf(measurements);
  }
}
