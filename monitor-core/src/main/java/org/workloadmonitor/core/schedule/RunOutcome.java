package org.workloadmonitor.core.schedule;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What became of one run.
 *
 * @param result anything but SKIPPED
 * @param took from its beginning to its end, or to when it counted as stuck
 * @param reason why it did not come to its end, without secrets; empty if it did
 * @param failure what it threw; null if nothing, or nothing that counts
 */
record RunOutcome(RunResult result, Duration took, String reason, @Nullable Throwable failure) {}
