package org.workloadmonitor.core.config;

import java.util.Comparator;

/**
 * A mistake in the configuration.
 *
 * @param place where it is
 * @param message what is wrong and what to write instead, as a sentence, without secrets
 */
public record Problem(Place place, String message) implements Comparable<Problem> {

  private static final Comparator<Problem> ORDER =
      Comparator.comparing(Problem::place).thenComparing(Problem::message);

  @Override
  public int compareTo(Problem other) {
    return ORDER.compare(this, other);
  }

  /** {@code file:line:column: message}. */
  @Override
  public String toString() {
    return place + ": " + message;
  }
}
