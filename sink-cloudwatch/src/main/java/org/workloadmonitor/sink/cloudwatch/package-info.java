/** Metrics to Amazon CloudWatch, events to Amazon CloudWatch Logs. */
@NullMarked
package org.workloadmonitor.sink.cloudwatch;

import org.jspecify.annotations.NullMarked;
