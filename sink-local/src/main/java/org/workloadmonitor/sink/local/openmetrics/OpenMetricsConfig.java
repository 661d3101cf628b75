package org.workloadmonitor.sink.local.openmetrics;

import java.time.Duration;
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
    @Default("200000")
        @Range(min = "1", max = "10000000")
        @Description("How many series are kept at most; points of others are rejected.")
        int maxSeries,
    @Default("false")
        @Description(
            "Whether counters and histograms come with a _created line (OpenMetrics only).")
        boolean createdTimestamps) {

  /** Checks the token, and that there is one where the address asks for it. */
  public OpenMetricsConfig {
    if (token.filter(Secret::isEmpty).isPresent()) {
      throw new ConfigurationException(
          "token", "The token is empty. Give a long random text, or leave the key out.");
    }
    if (token.isEmpty() && listen.isKnownToReachBeyondLoopback()) {
      throw tokenMissing(listen);
    }
  }

  /** What is wrong where others can reach the endpoint and no token keeps them out. */
  static ConfigurationException tokenMissing(ListenAddress listen) {
    return new ConfigurationException(
        "token",
        """
        Others can reach %s, so a request must bring a token. Add one, best as \
        token: ${file:/path/to/token}, and give Prometheus the same file as \
        authorization.credentials_file; or listen on 127.0.0.1:%d.\
        """
            .formatted(listen, listen.port()));
  }
}
