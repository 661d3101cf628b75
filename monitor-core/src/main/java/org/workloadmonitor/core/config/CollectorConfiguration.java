package org.workloadmonitor.core.config;

import java.time.Duration;
import java.util.Objects;
import org.workloadmonitor.api.CollectorFactory;

/**
 * One collector of a component. Two that are equal need no restart at a reload; where they stand in
 * the file does not count.
 *
 * @param factory makes the collector
 * @param config the bound block
 * @param interval from one run to the next; at least one second
 * @param deadline how long one run may take; more than zero
 * @param place where the block begins, for messages
 */
public record CollectorConfiguration<C extends Record>(
    CollectorFactory<C> factory, C config, Duration interval, Duration deadline, Place place) {

  @Override
  public boolean equals(Object other) {
    return other instanceof CollectorConfiguration<?> that
        && factory.equals(that.factory)
        && config.equals(that.config)
        && interval.equals(that.interval)
        && deadline.equals(that.deadline);
  }

  @Override
  public int hashCode() {
    return Objects.hash(factory, config, interval, deadline);
  }
}
