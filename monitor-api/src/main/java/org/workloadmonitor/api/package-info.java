/** What a plugin sees of Workload Monitor. */
@NullMarked
package org.workloadmonitor.api;

import org.jspecify.annotations.NullMarked;
