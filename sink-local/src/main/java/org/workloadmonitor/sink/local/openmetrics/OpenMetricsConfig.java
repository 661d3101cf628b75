package org.workloadmonitor.sink.local.openmetrics;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.workloadmonitor.api.ConfigurationException;
import org.workloadmonitor.api.config.Default;
import org.workloadmonitor.api.config.Description;
import org.workloadmonitor.api.config.Range;
import org.workloadmonitor.api.config.Secret;

/**
 * The block of an {@code openmetrics} sink.
 *
 * @param listen where the endpoint listens
 * @param token what a request must bring, if it must bring something; never empty
 * @param staleAfter how long a series is shown after its last point, at least
 * @param maxSeries how many series are kept at most
 * @param createdTimestamps whether each counter and histogram says since when it counts
 * @param durationBuckets upper bounds, in seconds, of the buckets into which single measurements of
 *     time are counted; ascending; unmodifiable
 */
@Description("Serves the newest point of every series to Prometheus and its like.")
public record OpenMetricsConfig(
    @Default("127.0.0.1:9464")
        @Description("Address and port of the endpoint; [::1]:9464 for IPv6, *:9464 for all.")
        ListenAddress listen,
    @Description("What a request must bring as a bearer token; a must beyond the loopback address.")
        Optional<Secret> token,
    @Default("5m")
        @Range(min = "1s")
        @Description("How long a series is shown after its last point, at least.")
        Duration staleAfter,
    @Default("50000")
        @Range(min = "1", max = "10000000")
        @Description("How many series are kept at most; points of others are rejected.")
        int maxSeries,
    @Default("false")
        @Description(
            "Whether counters and histograms come with a _created line (OpenMetrics only).")
        boolean createdTimestamps,
    @Default("[0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]")
        @Range(min = "0")
        @Description("Upper bounds in seconds of the buckets for single measurements of time.")
        List<Double> durationBuckets) {

  /** Checks the token and the buckets. */
  public OpenMetricsConfig {
    if (token.filter(Secret::isEmpty).isPresent()) {
      throw new ConfigurationException(
          "token", "The token is empty. Give a long random text, or leave the key out.");
    }
    durationBuckets = List.copyOf(durationBuckets);
    for (int i = 0; i < durationBuckets.size(); i++) {
      double bound = durationBuckets.get(i);
      if (!Double.isFinite(bound) || (i > 0 && bound <= durationBuckets.get(i - 1))) {
        throw new ConfigurationException(
            "duration_buckets",
            "The bounds must ascend, which %s does not: %s.".formatted(bound, durationBuckets));
      }
    }
  }
}
