package org.workloadmonitor.collector.external.journey;

import java.time.Duration;
import java.util.Optional;
import org.workloadmonitor.api.config.Description;
import org.workloadmonitor.collector.external.assertion.DurationCheck;

/**
 * One thing that must hold of a whole journey.
 *
 * @param duration about the time that its steps took, without think time
 */
public record JourneyAssertion(
    @Description("How long the steps may take together, without think time.")
        DurationCheck duration) {

  Optional<String> failure(Duration took) {
    return took.compareTo(duration.below()) < 0
        ? Optional.empty()
        : Optional.of(
            "The journey took %d ms, not less than %d ms."
                .formatted(took.toMillis(), duration.below().toMillis()));
  }
}
