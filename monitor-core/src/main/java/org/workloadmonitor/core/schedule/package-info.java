/**
 * When something runs: intervals, deadlines, overlap, quarantine, and what becomes of runs.
 *
 * <p>A {@link org.workloadmonitor.core.schedule.Scheduler} is given tasks. Each makes its instance
 * on a platform thread and then runs it at its interval, each time on a fresh virtual thread.
 */
@NullMarked
package org.workloadmonitor.core.schedule;

import org.jspecify.annotations.NullMarked;
