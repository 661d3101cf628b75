package org.workloadmonitor.sink.cloudwatch.service.metrics;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A datum that the service has taken.
 *
 * @param namespace of the request
 * @param name of the metric
 * @param dimensions by name
 * @param timestamp as sent; the time of arrival if none was
 * @param unit {@code None} if none was sent
 * @param storageResolution 60 if none was sent
 * @param values each with its count in {@code counts}; empty where there are statistics
 * @param counts how often each value occurred
 * @param statistics a summary in the place of values
 */
public record Datum(
    String namespace,
    String name,
    Map<String, String> dimensions,
    Instant timestamp,
    String unit,
    int storageResolution,
    List<Double> values,
    List<Double> counts,
    Optional<Statistics> statistics) {

  /** A summary of many measurements. */
  public record Statistics(double count, double sum, double minimum, double maximum) {}

  /** What CloudWatch shows as SampleCount. */
  public double sampleCount() {
    return statistics
        .map(Statistics::count)
        .orElseGet(() -> counts.stream().mapToDouble(Double::doubleValue).sum());
  }

  /** What CloudWatch shows as Sum. */
  public double sum() {
    return statistics.map(Statistics::sum).orElseGet(this::sumOfValues);
  }

  private double sumOfValues() {
    double sum = 0;
    for (int i = 0; i < values.size(); i++) {
      sum += values.get(i) * counts.get(i);
    }
    return sum;
  }
}
