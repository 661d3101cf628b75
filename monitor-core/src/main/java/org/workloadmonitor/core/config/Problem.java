package org.workloadmonitor.core.config;

/**
 * A mistake in the configuration.
 *
 * @param place where it is
 * @param message what is wrong and what to write instead, as a sentence, without secrets
 */
public record Problem(Place place, String message) implements Comparable<Problem> {

  @Override
  public int compareTo(Problem other) {
    int byPlace = place.compareTo(other.place);
    return byPlace != 0 ? byPlace : message.compareTo(other.message);
  }

  /** {@code file:line:column: message}. */
  @Override
  public String toString() {
    return place + ": " + message;
  }
}
