/** Up to where the points were taken, and which of the last minutes. */
@NullMarked
package org.workloadmonitor.collector.database.insights.progress;

import org.jspecify.annotations.NullMarked;
