package org.workloadmonitor.api.plan;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a sink would get to deliver, as one round of collecting showed it.
 *
 * @param series every series, each once; also those of metrics that the sink would leave out;
 *     unmodifiable
 * @param events what events there were; unmodifiable
 * @param publishInterval the {@code publish_interval} of the sink's own block
 * @param agentPublishInterval the {@code publish_interval} of the agent
 */
public record PlanRequest(
    List<PlannedSeries> series,
    List<PlannedEvents> events,
    Optional<Duration> publishInterval,
    Duration agentPublishInterval) {

  /** A month, as prices by the month are reckoned: 730 hours. */
  public static final Duration MONTH = Duration.ofHours(730);

  /** Copies the lists. */
  public PlanRequest {
    series = List.copyOf(series);
    events = List.copyOf(events);
    Objects.requireNonNull(publishInterval, "publishInterval");
    Objects.requireNonNull(agentPublishInterval, "agentPublishInterval");
  }

  /**
   * The longest time that a signal waits for a batch to fill.
   *
   * @param profiled what the sink's {@linkplain
   *     org.workloadmonitor.api.sink.SinkProfile#publishInterval() profile} would ask for
   */
  public Duration publishInterval(Optional<Duration> profiled) {
    return publishInterval.or(() -> profiled).orElse(agentPublishInterval);
  }
}
