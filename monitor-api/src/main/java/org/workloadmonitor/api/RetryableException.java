package org.workloadmonitor.api;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A failure that may pass by itself: a target that is away, a service that throttles.
 *
 * <p>From a collector or health check it is a failed run, and the next one waits until {@link
 * #after()} has passed. From a sink it brings the whole batch again.
 */
public class RetryableException extends Exception {

  private static final long serialVersionUID = 1L;

  private final @Nullable Duration after;

  /**
   * Creates a failure that leaves the time of the next try to the agent.
   *
   * @param message what failed, without secrets
   * @param cause the failure behind it, or null
   */
  public RetryableException(String message, @Nullable Throwable cause) {
    super(message, cause);
    this.after = null;
  }

  /**
   * Creates a failure whose target said when to come back, as {@code Retry-After} does.
   *
   * @param message what failed, without secrets
   * @param after the least time to wait; not negative
   */
  public RetryableException(String message, Duration after) {
    super(message);
    if (after.isNegative()) {
      throw new IllegalArgumentException("The time to wait must not be negative: " + after);
    }
    this.after = after;
  }

  /** The least time to wait before the next try, if the target named one. */
  public Optional<Duration> after() {
    return Optional.ofNullable(after);
  }
}
