package org.workloadmonitor.core.config;

import java.util.Optional;
import org.workloadmonitor.api.Factory;

/**
 * The block of a collector, health check or sink.
 *
 * @param factory empty if no factory of its type can be used
 * @param bound empty if a problem was reported, also where there is no factory
 * @param enabled whether it is not switched off
 * @param place where the block begins
 */
record TypedBlock<F extends Factory<?>, K extends Record>(
    Optional<F> factory, Optional<Bound<K>> bound, boolean enabled, Place place) {

  /**
   * What the block says.
   *
   * @param keys the agent's own keys
   * @param config the rest, of the factory's record
   */
  record Bound<K extends Record>(K keys, Record config) {}
}
