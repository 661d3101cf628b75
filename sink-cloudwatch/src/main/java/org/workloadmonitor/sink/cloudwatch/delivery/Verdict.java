package org.workloadmonitor.sink.cloudwatch.delivery;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What a request's reply means for what is in it. */
public sealed interface Verdict {

  /**
   * All of it arrived.
   *
   * @param body what the service said
   */
  record Taken(String body) implements Verdict {}

  /**
   * None of it arrived, and it comes again.
   *
   * @param reason why, and what to do
   * @param after how long the service asks us to wait
   * @param throttled whether there were too many requests
   */
  record Later(String reason, Optional<Duration> after, boolean throttled) implements Verdict {}

  /**
   * It may have arrived.
   *
   * @param reason why nobody knows
   */
  record Unknown(String reason) implements Verdict {}

  /**
   * None of it arrived, because of something in it.
   *
   * @param reason what the service said
   * @param data which data it complained about, from 0; empty if it did not say
   */
  record Refused(String reason, Set<Integer> data) implements Verdict {

    /** Copies the set. */
    public Refused {
      data = Set.copyOf(data);
    }
  }

  /**
   * Something that the request names does not exist.
   *
   * @param reason what the service said
   */
  record NotFound(String reason) implements Verdict {}
}
