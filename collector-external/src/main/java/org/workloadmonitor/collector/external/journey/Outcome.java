package org.workloadmonitor.collector.external.journey;

import java.util.Optional;
import org.workloadmonitor.collector.external.probe.Result;

/**
 * How a journey ended.
 *
 * @param result its word
 * @param step the step that it comes from; empty where it is that of the whole
 * @param reason a sentence for a person, masked; empty after success
 */
record Outcome(Result result, Optional<String> step, String reason) {

  static final Outcome SUCCESS = new Outcome(Result.SUCCESS, Optional.empty(), "");

  /** The first failure stands; before it, the first blemish. */
  Outcome then(Outcome next) {
    return result.success() || (result.up() && !next.result.up()) ? next : this;
  }

  boolean isSameAs(Outcome other) {
    return result == other.result && step.equals(other.step);
  }
}
