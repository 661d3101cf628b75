package org.workloadmonitor.sink.local.openmetrics;

import java.util.Arrays;

/**
 * Bounds for single measurements. The agent itself counts those into buckets for a sink that wants
 * totals, so these are for what comes otherwise.
 */
final class Buckets {

  /** OpenTelemetry semantic conventions, http.server.request.duration. */
  private static final double[] SECONDS =
      closed(0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10);

  /** OpenTelemetry metrics SDK, the default of an explicit bucket histogram. */
  private static final double[] PLAIN =
      closed(0, 5, 10, 25, 50, 75, 100, 250, 500, 750, 1000, 2500, 5000, 7500, 10000);

  private Buckets() {}

  /** Upper bounds for a UCUM unit, with infinity at the end; not to be changed. */
  static double[] of(String unit) {
    return unit.equals("s") ? SECONDS : PLAIN;
  }

  private static double[] closed(double... bounds) {
    double[] closed = Arrays.copyOf(bounds, bounds.length + 1);
    closed[bounds.length] = Double.POSITIVE_INFINITY;
    return closed;
  }
}
