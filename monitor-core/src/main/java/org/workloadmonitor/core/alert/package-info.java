/** Alert thresholds: when a metric's value asks for somebody's attention. */
@NullMarked
package org.workloadmonitor.core.alert;

import org.jspecify.annotations.NullMarked;
