package org.workloadmonitor.sink.cloudwatch.datum;

/**
 * The unit that a metric has in CloudWatch, and what its values are multiplied by to be in it.
 *
 * @param unit the unit in CloudWatch
 * @param factor more than zero
 */
record Scale(CloudWatchUnit unit, double factor) {

  static final Scale PERCENT_OF_RATIO = new Scale(CloudWatchUnit.PERCENT, 100);
  static final Scale COUNT = new Scale(CloudWatchUnit.COUNT, 1);
  static final Scale COUNT_SECOND = new Scale(CloudWatchUnit.COUNT_SECOND, 1);
  static final Scale NONE = new Scale(CloudWatchUnit.NONE, 1);
}
