/** Reads the host through {@code /proc} and {@code /sys}, with as little work as a run can do. */
@NullMarked
package org.workloadmonitor.collector.compute.linux;

import org.jspecify.annotations.NullMarked;
