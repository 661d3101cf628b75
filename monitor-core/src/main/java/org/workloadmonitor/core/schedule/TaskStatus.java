package org.workloadmonitor.core.schedule;

import java.time.Instant;
import java.util.Optional;
import org.workloadmonitor.core.instance.InstanceId;

/**
 * Where a task stands and how it has fared.
 *
 * @param id names it
 * @param state where it stands
 * @param lastRun when its latest run began
 * @param lastSuccess when the latest run began that came to its end
 * @param lastError why it last failed, without secrets; it works now if {@code failuresInARow} is 0
 * @param runs how many runs were begun
 * @param failures how many of them failed, for whatever reason
 * @param failuresInARow how many failed since the last that came to its end
 * @param skipped how many runs were due and not begun
 * @param nextRun when it runs next; empty if it won't
 */
public record TaskStatus(
    InstanceId id,
    TaskState state,
    Optional<Instant> lastRun,
    Optional<Instant> lastSuccess,
    Optional<String> lastError,
    long runs,
    long failures,
    long failuresInARow,
    long skipped,
    Optional<Instant> nextRun) {}
