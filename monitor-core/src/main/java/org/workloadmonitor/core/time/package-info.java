/** Time as the agent sees it: a clock, a stopwatch and an alarm, which tests turn by hand. */
@NullMarked
package org.workloadmonitor.core.time;

import org.jspecify.annotations.NullMarked;
