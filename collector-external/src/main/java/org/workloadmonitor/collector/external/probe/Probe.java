package org.workloadmonitor.collector.external.probe;

import org.workloadmonitor.api.signal.Attributes;

/**
 * Looks at one target, once per call. The same probe serves a collector, a health check and a step
 * of a journey.
 *
 * <p>Calls of one probe never overlap. Each blocks its virtual thread, within the probe's own
 * time-out.
 */
public interface Probe extends AutoCloseable {

  /**
   * What tells this target from others: {@code server.address}, {@code server.port}, {@code
   * url.full}; the same for the probe's whole life, and without secrets.
   */
  Attributes target();

  /**
   * Looks at the target. Whatever is wrong with the target is a {@link Result}, not an exception.
   *
   * @param look what this one look is given
   * @throws InterruptedException if the thread was interrupted
   */
  Observation look(Look look) throws InterruptedException;

  /** Frees what the probe holds. */
  @Override
  default void close() {}
}
