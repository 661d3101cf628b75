package org.workloadmonitor.collector.compute.reading;

import java.io.IOException;

/**
 * Reads one topic of the host, as it is now. Called by one thread at a time.
 *
 * <p>A number that this platform can't tell is {@link #UNKNOWN}, or NaN where it is a {@code
 * double}; it gives no point. Counters are totals since the host started.
 *
 * @param <T> the reading
 */
@FunctionalInterface
public interface Reader<T> {

  /** What stands in a reading for a number that the platform can't tell. */
  long UNKNOWN = -1;

  /**
   * Reads.
   *
   * @throws IOException if nothing of the topic can be read; its message is a sentence for the
   *     operator
   */
  T read() throws IOException;
}
