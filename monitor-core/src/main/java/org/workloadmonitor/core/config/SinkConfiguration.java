package org.workloadmonitor.core.config;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.workloadmonitor.api.SinkFactory;

/**
 * One sink. Two that are equal need no restart at a reload; where they stand in the file does not
 * count.
 *
 * @param id unique among the sinks; the type where the file gives none
 * @param factory makes the sink
 * @param config the bound block
 * @param publishInterval the longest time that a signal waits for a batch to fill, where the block
 *     says so; not negative
 * @param without the ids of components whose signals it is not given; unmodifiable
 * @param place where the block begins, for messages
 */
public record SinkConfiguration<C extends Record>(
    String id,
    SinkFactory<C> factory,
    C config,
    Optional<Duration> publishInterval,
    Set<String> without,
    Place place) {

  /** Copies the set. */
  public SinkConfiguration {
    without = Set.copyOf(without);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SinkConfiguration<?> that
        && id.equals(that.id)
        && factory.equals(that.factory)
        && config.equals(that.config)
        && publishInterval.equals(that.publishInterval)
        && without.equals(that.without);
  }

  @Override
  public int hashCode() {
    return Objects.hash(id, factory, config, publishInterval, without);
  }
}
