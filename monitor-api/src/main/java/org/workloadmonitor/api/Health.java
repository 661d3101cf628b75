package org.workloadmonitor.api;

import java.util.Objects;
import org.workloadmonitor.api.signal.Attributes;

/**
 * The verdict on a component, and why.
 *
 * @param status the verdict
 * @param reason one sentence for a person, without secrets; may be empty when UP
 * @param attributes the particulars of the check, such as a result word or a status code
 */
public record Health(Status status, String reason, Attributes attributes) {

  /** The four verdicts. */
  public enum Status {
    /** The component does its work. */
    UP,
    /** The component works, but worse than it should. */
    DEGRADED,
    /** The component was seen not to work. */
    DOWN,
    /** Nothing is known: the check itself failed or did not end in time. */
    UNKNOWN
  }

  /** Checks for null. */
  public Health {
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(attributes, "attributes");
  }

  /** The component does its work. */
  public static Health up() {
    return new Health(Status.UP, "", Attributes.EMPTY);
  }

  /** The component works, but worse than it should. */
  public static Health degraded(String reason) {
    return new Health(Status.DEGRADED, reason, Attributes.EMPTY);
  }

  /** The component was seen not to work. */
  public static Health down(String reason) {
    return new Health(Status.DOWN, reason, Attributes.EMPTY);
  }

  /** Nothing is known of the component. */
  public static Health unknown(String reason) {
    return new Health(Status.UNKNOWN, reason, Attributes.EMPTY);
  }

  /** The same verdict with other particulars. */
  public Health with(Attributes attributes) {
    return new Health(status, reason, attributes);
  }
}
