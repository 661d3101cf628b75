package org.workloadmonitor.sink.cloudwatch.plan;

import java.time.Duration;
import org.workloadmonitor.api.plan.PlanRequest;
import org.workloadmonitor.sink.cloudwatch.request.RequestWriter;

/** How many data one namespace brings, and how many requests these fill. For use by one thread. */
final class Load {

  private final double round;
  private final double window;
  private double shortest = Double.MAX_VALUE;
  private double data;

  /**
   * Nothing yet.
   *
   * @param round the time from one publishing to the next
   * @param window the time whose points of a series become one datum; not longer
   */
  Load(Duration round, Duration window) {
    this.round = seconds(round);
    this.window = seconds(window);
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }

  /** Adds a series that is measured so often; gives its data in a round. */
  double add(Duration interval) {
    double between = Math.max(seconds(interval), window);
    shortest = Math.min(shortest, between);
    data += round / between;
    return round / between;
  }

  /** The data of all series in a round. */
  double data() {
    return data;
  }

  /** The requests of a month: full ones, in those rounds in which there is anything to send. */
  double requests() {
    double rounds = seconds(PlanRequest.MONTH) / round;
    double busy = Math.min(1, round / shortest);
    return rounds * busy * Math.ceil(data / busy / RequestWriter.MOST_DATA);
  }
}
