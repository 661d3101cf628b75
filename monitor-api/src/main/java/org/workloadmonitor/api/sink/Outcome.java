package org.workloadmonitor.api.sink;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** What became of one item of a batch. */
public sealed interface Outcome {

  /** It arrived. It is never sent again. */
  record Delivered() implements Outcome {
    static final Delivered ONLY = new Delivered();
  }

  /**
   * It did not arrive, and comes again.
   *
   * @param reason why, without secrets; the same words for the same cause
   * @param after the least time to wait, if the receiver named one
   */
  record Retry(String reason, Optional<Duration> after) implements Outcome {
    /** Checks for null. */
    public Retry {
      Objects.requireNonNull(reason, "reason");
      Objects.requireNonNull(after, "after");
    }
  }

  /**
   * Nobody knows: the request went out and no answer came. It comes again and may then arrive
   * twice, which is counted.
   *
   * @param reason why, without secrets; the same words for the same cause
   */
  record Unconfirmed(String reason) implements Outcome {
    /** Checks for null. */
    public Unconfirmed {
      Objects.requireNonNull(reason, "reason");
    }
  }

  /**
   * It can never arrive. It is counted, kept aside with the reason, and not sent again.
   *
   * @param reason why, without secrets; the same words for the same cause
   */
  record Rejected(String reason) implements Outcome {
    /** Checks for null. */
    public Rejected {
      Objects.requireNonNull(reason, "reason");
    }
  }

  /** It arrived. */
  static Outcome delivered() {
    return Delivered.ONLY;
  }

  /** It did not arrive, and comes again when the agent sees fit. */
  static Outcome retry(String reason) {
    return new Retry(reason, Optional.empty());
  }

  /** It did not arrive, and comes again no sooner than the receiver asked. */
  static Outcome retryAfter(String reason, Duration after) {
    return new Retry(reason, Optional.of(after));
  }

  /** It may have arrived; it comes again. */
  static Outcome unconfirmed(String reason) {
    return new Unconfirmed(reason);
  }

  /** It can never arrive. */
  static Outcome rejected(String reason) {
    return new Rejected(reason);
  }
}
