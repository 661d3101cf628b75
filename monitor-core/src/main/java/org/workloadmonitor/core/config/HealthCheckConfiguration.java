package org.workloadmonitor.core.config;

import java.time.Duration;
import java.util.Objects;
import org.workloadmonitor.api.HealthCheckFactory;

/**
 * The health check of a component. Two that are equal need no restart at a reload; where they stand
 * in the file does not count.
 *
 * @param factory makes the health check
 * @param config the bound block
 * @param interval from one check to the next; at least one second
 * @param deadline how long one check may take; more than zero
 * @param upAfter how many good results in a row end DOWN; at least 1
 * @param downAfter how many bad results in a row make DOWN; at least 1
 * @param place where the block begins, for messages
 */
public record HealthCheckConfiguration<C extends Record>(
    HealthCheckFactory<C> factory,
    C config,
    Duration interval,
    Duration deadline,
    int upAfter,
    int downAfter,
    Place place) {

  @Override
  public boolean equals(Object other) {
    return other instanceof HealthCheckConfiguration<?> that
        && factory.equals(that.factory)
        && config.equals(that.config)
        && interval.equals(that.interval)
        && deadline.equals(that.deadline)
        && upAfter == that.upAfter
        && downAfter == that.downAfter;
  }

  @Override
  public int hashCode() {
    return Objects.hash(factory, config, interval, deadline, upAfter, downAfter);
  }
}
