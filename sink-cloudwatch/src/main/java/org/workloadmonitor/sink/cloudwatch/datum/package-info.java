/**
 * How a metric point becomes what CloudWatch takes: name, unit, dimensions, values. Whatever
 * CloudWatch would refuse is repaired or turned away here, so that no request holds it: one datum
 * that is wrong fails the 999 others of its request.
 *
 * <p>The limits are those of the CloudWatch API reference, PutMetricData, MetricDatum and
 * Dimension.
 */
@NullMarked
package org.workloadmonitor.sink.cloudwatch.datum;

import org.jspecify.annotations.NullMarked;
