package org.workloadmonitor.collector.compute.linux;

import java.time.Duration;
import java.util.List;

/**
 * Runs what waits for a time-out. A machine that stands still for longer than the time-out makes
 * those who answer look as if they hung; then the same is tried again with a longer one.
 */
public final class Stalls {

  private static final List<Duration> TIMEOUTS =
      List.of(Duration.ofMillis(300), Duration.ofSeconds(3), Duration.ofSeconds(30));

  private Stalls() {}

  /** What is tried; it begins from nothing each time. */
  @FunctionalInterface
  public interface Scenario {
    /** Runs it with this time-out. */
    void run(Duration timeout) throws Exception;
  }

  /** Passes as soon as the scenario passes with one of the time-outs. */
  public static void outlast(Scenario scenario) throws Exception {
    AssertionError last = new AssertionError();
    for (Duration timeout : TIMEOUTS) {
      try {
        scenario.run(timeout);
        return;
      } catch (AssertionError e) {
        last = e;
      }
    }
    throw last;
  }
}
