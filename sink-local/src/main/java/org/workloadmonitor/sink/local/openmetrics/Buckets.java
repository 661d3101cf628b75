package org.workloadmonitor.sink.local.openmetrics;

import java.util.Arrays;
import java.util.List;

/**
 * The buckets into which single measurements are counted, by unit.
 *
 * @param duration upper bounds in seconds
 */
record Buckets(List<Double> duration) {

  private static final double[] RATIO = {0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 1};

  /** From 64 bytes to 4 GiB, each four times the one before. */
  private static final double[] BYTES = {
    1 << 6, 1 << 8, 1 << 10, 1 << 12, 1 << 14, 1 << 16, 1 << 18, 1 << 20, 1 << 22, 1 << 24, 1 << 26,
    1 << 28, 1 << 30, 1L << 32
  };

  /** The default of the OpenTelemetry SDK (explicit bucket histogram aggregation). */
  private static final double[] ANY = {
    0, 5, 10, 25, 50, 75, 100, 250, 500, 750, 1000, 2500, 5000, 7500, 10000
  };

  /** Upper bounds for a UCUM unit, with infinity at the end. */
  double[] of(String unit) {
    return switch (unit) {
      case "s" -> durations(1);
      case "ms" -> durations(1e3);
      case "us" -> durations(1e6);
      case "ns" -> durations(1e9);
      case "By" -> closed(BYTES);
      case "1" -> closed(RATIO);
      default -> closed(ANY);
    };
  }

  private double[] durations(double perSecond) {
    return closed(duration.stream().mapToDouble(bound -> bound * perSecond).toArray());
  }

  private static double[] closed(double[] bounds) {
    double[] closed = Arrays.copyOf(bounds, bounds.length + 1);
    closed[bounds.length] = Double.POSITIVE_INFINITY;
    return closed;
  }
}
