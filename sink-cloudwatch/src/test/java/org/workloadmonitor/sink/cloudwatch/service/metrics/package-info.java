/** CloudWatch: PutMetricData, with every documented limit. */
@NullMarked
package org.workloadmonitor.sink.cloudwatch.service.metrics;

import org.jspecify.annotations.NullMarked;
