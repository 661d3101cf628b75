package org.workloadmonitor.core.schedule;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A task that was started. May be used from any thread. */
public interface TaskHandle {

  /** What was started. */
  Task task();

  /** Where it stands. */
  TaskStatus status();

  /**
   * Completed when the instance has been made; exceptionally with what the factory threw, such as
   * {@link org.workloadmonitor.api.ConfigurationException}, or with {@link
   * java.util.concurrent.TimeoutException} when that takes too long. An instance that comes late is
   * run all the same.
   */
  CompletableFuture<Void> created();

  /**
   * Stops the task: no new runs; the present one is interrupted when the patience is over; then the
   * instance is closed. What is stuck is left behind, and closed when it ends at last.
   *
   * @param patience how long the present run may go on
   * @return completed when all that is done, or given up; the same at each call
   */
  CompletableFuture<Void> close(Duration patience);
}
