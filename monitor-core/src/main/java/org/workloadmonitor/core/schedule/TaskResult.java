package org.workloadmonitor.core.schedule;

import java.time.Duration;
import java.util.Optional;
import org.workloadmonitor.core.instance.InstanceId;

/**
 * What became of a task that was run once.
 *
 * @param id names it
 * @param result FAILED also where the instance could not be made, STUCK also where its creation did
 *     not end
 * @param took how long the run took; zero where there was none
 * @param reason why it did not come to its end, without secrets; empty if it did
 * @param failure what was thrown, if anything
 */
public record TaskResult(
    InstanceId id, RunResult result, Duration took, String reason, Optional<Throwable> failure) {

  /** Whether the run came to its end. */
  public boolean succeeded() {
    return result == RunResult.SUCCESS;
  }
}
