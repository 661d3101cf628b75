package org.workloadmonitor.core.launch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.api.Health;
import org.workloadmonitor.core.instance.InstanceId;
import org.workloadmonitor.core.outbox.SinkStatus;
import org.workloadmonitor.core.pipeline.Watch;
import org.workloadmonitor.core.schedule.CollectorTask;
import org.workloadmonitor.core.schedule.Task;
import org.workloadmonitor.core.schedule.TaskHandle;
import org.workloadmonitor.core.self.AgentCollector;
import org.workloadmonitor.core.self.AgentHealth;
import org.workloadmonitor.core.self.ObservedSink;

/** The agent as one of the components that it watches. For use by one thread at a time. */
final class SelfObservation {

  private static final Duration DEADLINE = Duration.ofSeconds(15);

  /** A person who looks at the agent wants to see how its sinks fare now. */
  private static final Duration LONGEST_INTERVAL = Duration.ofSeconds(10);

  /** There may be ten thousand components, so what it has for each is not told as often. */
  private static final Duration LONGEST_INTERVAL_OF_COMPONENTS = Duration.ofMinutes(1);

  private final Engine engine;
  private final AgentCollector collector;
  private final AgentHealth health;
  private @Nullable TaskHandle running;

  /**
   * Creates the observation.
   *
   * @param sinks how the sinks fare
   * @param observed the sinks themselves
   * @param missing the plugins whose blocks of the configuration were left out
   */
  SelfObservation(
      Engine engine,
      Supplier<List<SinkStatus>> sinks,
      Supplier<List<ObservedSink>> observed,
      Supplier<List<String>> missing,
      Instant started) {
    this.engine = engine;
    this.collector =
        new AgentCollector(
            started,
            engine.pipeline(),
            sinks,
            observed,
            engine.scheduler()::totals,
            engine.scheduler()::statuses);
    this.health =
        new AgentHealth(sinks, engine.scheduler()::statuses, missing, engine.time().clock());
  }

  /** Observes at this collection interval from now on, or more often if that is a long one. */
  void begin(Duration collectionInterval) {
    Duration interval = interval(collectionInterval);
    collector.tellOfComponentsInEach((int) ofComponents(collectionInterval).dividedBy(interval));
    if (running != null) {
      if (running.task().interval().equals(interval)) {
        return;
      }
      running.close(DEADLINE).join();
    }
    engine.pipeline().watchAgent(new Watch(AgentCollector.COMPONENT, List.of(), interval));
    running = engine.scheduler().start(task(collector, interval));
  }

  /** How often the agent is observed. */
  static Duration interval(Duration collectionInterval) {
    return shorter(collectionInterval, LONGEST_INTERVAL);
  }

  /** How often it tells what it has for each component, at least. */
  private static Duration ofComponents(Duration collectionInterval) {
    return shorter(collectionInterval, LONGEST_INTERVAL_OF_COMPONENTS);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /** What a scheduler needs to observe the agent. */
  static Task task(AgentCollector collector, Duration interval) {
    return new CollectorTask(
        InstanceId.collector(AgentCollector.COMPONENT, AgentCollector.TYPE, 1),
        AgentCollector.COMPONENT,
        SelfObservation.class.getClassLoader(),
        interval,
        DEADLINE,
        context -> collector);
  }

  /** Whether the agent does its work; from any thread. */
  Health health() {
    return health.health();
  }
}
