package org.workloadmonitor.core.launch;

import java.time.Duration;
import org.workloadmonitor.api.Collector;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.core.schedule.CollectorTask;
import org.workloadmonitor.core.schedule.HealthTask;
import org.workloadmonitor.core.schedule.Task;

/**
 * A collector whose only run comes a while after it was made. Rates come from the difference to the
 * reading before, and many collectors take a first one when they are made; a run at once would have
 * none to show.
 */
final class FirstLook implements Collector {

  private static final Duration WHILE = Duration.ofSeconds(1);

  private final Collector collector;
  private final long made = System.nanoTime();

  private FirstLook(Collector collector) {
    this.collector = collector;
  }

  /** The task, with its run put off if it is a collector's. */
  static Task waitingForRates(Task task) {
    return switch (task) {
      case HealthTask check -> check;
      case CollectorTask collector ->
          new CollectorTask(
              collector.id(),
              collector.component(),
              collector.loader(),
              collector.interval(),
              collector.deadline().plus(WHILE),
              context -> new FirstLook(collector.maker().make(context)));
    };
  }

  @Override
  public void collect(Recorder out) throws Exception {
    Thread.sleep(WHILE.minusNanos(System.nanoTime() - made));
    collector.collect(out);
  }

  @Override
  public void close() throws Exception {
    collector.close();
  }
}
