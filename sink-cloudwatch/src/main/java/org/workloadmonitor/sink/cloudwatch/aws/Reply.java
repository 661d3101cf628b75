package org.workloadmonitor.sink.cloudwatch.aws;

import java.time.Duration;
import java.util.Optional;

/** What became of a request. */
public sealed interface Reply {

  /**
   * The service answered.
   *
   * @param status the HTTP status
   * @param body what it said; cut if it is very long
   * @param retryAfter how long it asks us to wait
   * @param clockAhead by how much its clock is ahead of ours; negative if it is behind; zero if it
   *     did not say
   */
  record Answer(int status, String body, Optional<Duration> retryAfter, Duration clockAhead)
      implements Reply {

    /** Whether it did what was asked. */
    public boolean isSuccess() {
      return status / 100 == 2;
    }
  }

  /**
   * It can't have been taken: it was not sent, or not all of it.
   *
   * @param reason why, and what to do; without secrets
   */
  record NotSent(String reason) implements Reply {}

  /**
   * It was sent, and nobody knows what became of it.
   *
   * @param reason why; without secrets
   */
  record Lost(String reason) implements Reply {}
}
