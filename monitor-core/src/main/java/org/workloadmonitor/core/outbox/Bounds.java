package org.workloadmonitor.core.outbox;

import java.util.List;
import java.util.Map;

/**
 * The bucket bounds that single measurements are counted into for cumulative sinks.
 *
 * <p>Times get the bounds that the OpenTelemetry semantic conventions advise for durations in
 * seconds ("HTTP metrics", ExplicitBucketBoundaries of http.server.request.duration), scaled to the
 * unit; bytes get powers of four from 64 B to 1 GiB; anything else gets the default bounds of the
 * OpenTelemetry metrics SDK ("Explicit Bucket Histogram Aggregation"), shares of a whole these
 * divided by 10,000.
 */
final class Bounds {

  private static final List<Double> SECONDS =
      List.of(0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1.0, 2.5, 5.0, 7.5, 10.0);

  private static final List<Double> PLAIN =
      List.of(
          0.0, 5.0, 10.0, 25.0, 50.0, 75.0, 100.0, 250.0, 500.0, 750.0, 1_000.0, 2_500.0, 5_000.0,
          7_500.0, 10_000.0);

  private static final List<Double> BYTES =
      List.of(
          64.0,
          256.0,
          1_024.0,
          4_096.0,
          16_384.0,
          65_536.0,
          262_144.0,
          1_048_576.0,
          4_194_304.0,
          16_777_216.0,
          67_108_864.0,
          268_435_456.0,
          1_073_741_824.0);

  private static final Map<String, List<Double>> BY_UNIT =
      Map.of(
          "s", SECONDS,
          "ms", times(SECONDS, 1e3),
          "us", times(SECONDS, 1e6),
          "ns", times(SECONDS, 1e9),
          "min", dividedBy(SECONDS, 60),
          "h", dividedBy(SECONDS, 3600),
          "By", BYTES,
          "1", dividedBy(PLAIN, 10_000));

  private Bounds() {}

  static List<Double> of(String unit) {
    return BY_UNIT.getOrDefault(unit, PLAIN);
  }

  private static List<Double> times(List<Double> bounds, double factor) {
    return bounds.stream().map(bound -> (double) Math.round(bound * factor)).toList();
  }

  private static List<Double> dividedBy(List<Double> bounds, double divisor) {
    return bounds.stream().map(bound -> bound / divisor).toList();
  }
}
