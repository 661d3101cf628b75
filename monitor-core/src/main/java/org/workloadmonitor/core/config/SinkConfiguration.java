package org.workloadmonitor.core.config;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
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
 * @param place where the block begins, for messages
 */
public record SinkConfiguration<C extends Record>(
    String id, SinkFactory<C> factory, C config, Optional<Duration> publishInterval, Place place) {

  @Override
  public boolean equals(Object other) {
    return other instanceof SinkConfiguration<?> that
        && id.equals(that.id)
        && factory.equals(that.factory)
        && config.equals(that.config)
        && publishInterval.equals(that.publishInterval);
  }

  @Override
  public int hashCode() {
    return Objects.hash(id, factory, config, publishInterval);
  }
}
