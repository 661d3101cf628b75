package org.workloadmonitor.collector.external.socket;

import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * When a look must be done. Counts real time, whatever the agent's clock says: it bounds waits for
 * the network.
 */
public final class Deadline {

  private final long end;

  private Deadline(long end) {
    this.end = end;
  }

  /** So much from now on. */
  public static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /** The time that is left; not negative. */
  public Duration left() {
    return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
  }

  /** Whether it is over. */
  public boolean isOver() {
    return end - System.nanoTime() <= 0;
  }

  /** A part of the time that is left, or all of it if that is less. */
  public Deadline within(Duration part) {
    Deadline other = in(part);
    return other.end - end < 0 ? other : this;
  }

  /**
   * The time that is left in milliseconds, as sockets count it: at least 1.
   *
   * @throws SocketTimeoutException if nothing is left
   */
  public int millis() throws SocketTimeoutException {
    long nanos = end - System.nanoTime();
    if (nanos <= 0) {
      throw new SocketTimeoutException("The time is over.");
    }
    return (int) Math.min(Integer.MAX_VALUE, TimeUnit.NANOSECONDS.toMillis(nanos) + 1);
  }

  /** The same, as a bound for searches in a text. */
  public org.workloadmonitor.collector.external.assertion.Deadline forSearch() {
    return new org.workloadmonitor.collector.external.assertion.Deadline(System::nanoTime, end);
  }
}
