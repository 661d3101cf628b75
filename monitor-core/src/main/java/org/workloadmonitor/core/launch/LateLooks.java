package org.workloadmonitor.core.launch;

import java.time.Duration;
import org.workloadmonitor.api.Collector;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.core.schedule.CollectorTask;
import org.workloadmonitor.core.schedule.HealthTask;
import org.workloadmonitor.core.schedule.Task;

/**
 * A collector that looks a while after it was made, and perhaps once more a while later, all in one
 * run. Rates come from the difference to the look before, and many collectors take a first one when
 * they are made; a look at once would have none to show.
 */
final class LateLooks implements Collector {

  private static final Duration WHILE = Duration.ofSeconds(1);

  private final Collector collector;
  private final int looks;
  private final long made = System.nanoTime();

  private LateLooks(Collector collector, int looks) {
    this.collector = collector;
    this.looks = looks;
  }

  /** The task with one look in its run, put off if it is a collector's. */
  static Task one(Task task) {
    return looking(task, 1);
  }

  /** The task with two looks in its run if it is a collector's: the second shows every rate. */
  static Task two(Task task) {
    return looking(task, 2);
  }

  private static Task looking(Task task, int looks) {
    return switch (task) {
      case HealthTask check -> check;
      case CollectorTask collector ->
          new CollectorTask(
              collector.id(),
              collector.component(),
              collector.loader(),
              collector.interval(),
              collector.deadline().plus(WHILE).multipliedBy(looks),
              context -> new LateLooks(collector.maker().make(context), looks));
    };
  }

  @Override
  public void collect(Recorder out) throws Exception {
    Thread.sleep(WHILE.minusNanos(System.nanoTime() - made));
    collector.collect(out);
    for (int look = 1; look < looks; look++) {
      Thread.sleep(WHILE);
      collector.collect(out);
    }
  }

  @Override
  public void close() throws Exception {
    collector.close();
  }
}
