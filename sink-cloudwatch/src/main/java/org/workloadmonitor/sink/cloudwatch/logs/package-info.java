/**
 * Events to CloudWatch Logs. The limits are those of the CloudWatch Logs API reference,
 * PutLogEvents.
 */
@NullMarked
package org.workloadmonitor.sink.cloudwatch.logs;

import org.jspecify.annotations.NullMarked;
