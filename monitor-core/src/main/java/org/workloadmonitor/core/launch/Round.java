package org.workloadmonitor.core.launch;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.workloadmonitor.api.signal.SignalKind;
import org.workloadmonitor.api.sink.Item;
import org.workloadmonitor.api.sink.Temporality;
import org.workloadmonitor.core.component.DependencyGraph;
import org.workloadmonitor.core.config.AgentConfiguration;
import org.workloadmonitor.core.config.ComponentConfiguration;
import org.workloadmonitor.core.launch.Preparation.Prepared;
import org.workloadmonitor.core.outbox.Demand;
import org.workloadmonitor.core.outbox.Entry;
import org.workloadmonitor.core.outbox.MemoryOutbox;
import org.workloadmonitor.core.outbox.OutboxLimits;
import org.workloadmonitor.core.pipeline.Pipeline;
import org.workloadmonitor.core.pipeline.Recorders;
import org.workloadmonitor.core.pipeline.Route;
import org.workloadmonitor.core.schedule.Task;
import org.workloadmonitor.core.schedule.TaskResult;

/**
 * One round of everything that is configured: collected and checked as when the agent runs, and
 * delivered nowhere.
 */
final class Round {

  private final Instant started = Instant.now();
  private final Prepared prepared;
  private final Engine engine;
  private final MemoryOutbox seen;

  /**
   * Prepares the round.
   *
   * @param recorders gives what runs record to, from the pipeline
   */
  Round(Installation installation, Prepared prepared, Function<Pipeline, Recorders> recorders) {
    this.prepared = prepared;
    AgentConfiguration configuration = prepared.configuration();
    engine = Engine.ofCommand(installation, configuration.agent(), started, recorders);
    OutboxLimits everything =
        new OutboxLimits(Long.MAX_VALUE, configuration.agent().queue().maxAge());
    seen = new MemoryOutbox(everything, engine.time().clock());
    engine
        .pipeline()
        .route(
            List.of(
                new Route(
                    EnumSet.allOf(SignalKind.class), Temporality.CUMULATIVE, Set.of(), seen)));
    watch(configuration);
  }

  private void watch(AgentConfiguration configuration) {
    List<ComponentConfiguration> components = configuration.enabledComponents();
    components.forEach(component -> RunningComponents.look(engine, component));
    engine
        .board()
        .watch(
            components.stream().map(ComponentConfiguration::component).toList(),
            DependencyGraph.EMPTY);
  }

  /** When it began. */
  Instant started() {
    return started;
  }

  Engine engine() {
    return engine;
  }

  /** A task for each collector and health check. */
  List<Task> tasks() {
    TaskMaker maker = new TaskMaker(prepared::plugins);
    return prepared.configuration().enabledComponents().stream()
        .flatMap(WantedTask::of)
        .map(maker::make)
        .toList();
  }

  /** Runs tasks once, all at the same time, and waits for their ends. */
  List<TaskResult> run(List<Task> tasks) {
    return engine.scheduler().once(tasks).join();
  }

  /** What has come since this was last asked. */
  List<Item> seen() {
    return seen.take(Demand.of(Integer.MAX_VALUE, Long.MAX_VALUE)).entries().stream()
        .map(Entry::item)
        .toList();
  }
}
