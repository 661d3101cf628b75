package org.workloadmonitor.sink.cloudwatch.datum;

import java.util.List;

/**
 * A MetricDatum of the CloudWatch API, within its limits.
 *
 * @param name 1 to 255 ASCII characters
 * @param dimensions at most 30, with distinct names
 * @param epochSecond when the last of the measurements was made, in seconds since 1970
 * @param unit the unit of the values
 * @param measurements at least one and at most 150 distinct values
 */
public record Datum(
    String name,
    List<Dimension> dimensions,
    long epochSecond,
    CloudWatchUnit unit,
    Measurements measurements) {

  /** The most distinct values of one datum. */
  public static final int MOST_VALUES = 150;

  /** A single zero without dimensions. */
  public static Datum zero(String name, long epochSecond) {
    Measurements zero = new Measurements(new double[] {0}, new long[] {1});
    return new Datum(name, List.of(), epochSecond, CloudWatchUnit.NONE, zero);
  }
}
