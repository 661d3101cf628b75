package org.workloadmonitor.core.schedule;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.core.instance.InstanceId;

/** How one task has fared. Its task guards it. */
final class History {

  private @Nullable Instant lastRun;
  private @Nullable Instant lastSuccess;
  private @Nullable String lastError;
  private long runs;
  private long failures;
  private long failuresInARow;
  private long skipped;

  void began(Instant at) {
    lastRun = at;
    runs++;
  }

  void succeeded() {
    lastSuccess = lastRun;
    failuresInARow = 0;
  }

  void failed(String reason) {
    lastError = reason;
    failures++;
    failuresInARow++;
  }

  void skipped(long times) {
    skipped += times;
  }

  long failuresInARow() {
    return failuresInARow;
  }

  TaskStatus status(InstanceId id, TaskState state, Optional<Instant> nextRun) {
    return new TaskStatus(
        id,
        state,
        Optional.ofNullable(lastRun),
        Optional.ofNullable(lastSuccess),
        Optional.ofNullable(lastError),
        runs,
        failures,
        failuresInARow,
        skipped,
        nextRun);
  }
}
