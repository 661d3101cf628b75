package org.workloadmonitor.core.launch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.core.component.DependencyGraph;
import org.workloadmonitor.core.config.AgentConfiguration;
import org.workloadmonitor.core.config.ComponentConfiguration;
import org.workloadmonitor.core.instance.InstanceId;
import org.workloadmonitor.core.pipeline.Watch;
import org.workloadmonitor.core.schedule.TaskHandle;

/** What is watched as the agent runs. For use by one thread at a time. */
final class RunningComponents {

  /** How long the last run of a task that is replaced may go on. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Engine engine;
  private final TaskMaker maker;
  private final Map<InstanceId, RunningTask> running = new LinkedHashMap<>();
  private Map<String, Component> known = Map.of();

  /**
   * A task and what it was made from.
   *
   * @param wanted equal to what it would be made from now, unless something changed
   */
  private record RunningTask(WantedTask wanted, TaskHandle handle) {}

  RunningComponents(Engine engine, TaskMaker maker) {
    this.engine = engine;
    this.maker = maker;
  }

  /**
   * Watches these components from now on. What has not changed goes on undisturbed.
   *
   * @return the tasks that were started
   */
  List<StartedTask> watch(AgentConfiguration configuration) {
    List<ComponentConfiguration> enabled =
        configuration.components().stream().filter(ComponentConfiguration::enabled).toList();
    Map<InstanceId, WantedTask> wanted = new LinkedHashMap<>();
    enabled.stream().flatMap(WantedTask::of).forEach(task -> wanted.put(task.id(), task));
    stopChanged(wanted);
    know(enabled);
    refer(enabled, configuration.agent().networkReferences());
    List<StartedTask> started = new ArrayList<>();
    wanted.forEach(
        (id, task) -> {
          if (!running.containsKey(id)) {
            TaskHandle handle = engine.scheduler().start(maker.make(task));
            running.put(id, new RunningTask(task, handle));
            started.add(new StartedTask(task, handle));
          }
        });
    return started;
  }

  private void stopChanged(Map<InstanceId, WantedTask> wanted) {
    List<CompletableFuture<Void>> closing = new ArrayList<>();
    Set<InstanceId> stopped = new HashSet<>();
    running.forEach(
        (id, task) -> {
          if (!task.wanted().equals(wanted.get(id))) {
            closing.add(task.handle().close(PATIENCE));
            stopped.add(id);
          }
        });
    running.keySet().removeAll(stopped);
    CompletableFuture.allOf(closing.toArray(CompletableFuture<?>[]::new)).join();
  }

  /** Tells pipeline and board which components there are. */
  private void know(List<ComponentConfiguration> enabled) {
    Map<String, Component> now = new LinkedHashMap<>();
    Map<String, List<String>> dependsOn = new HashMap<>();
    for (ComponentConfiguration component : enabled) {
      String id = component.component().id();
      now.put(id, component.component());
      dependsOn.put(id, component.dependsOn());
      look(engine, component);
      if (component.healthCheck().isEmpty()) {
        engine.board().forget(id);
      }
    }
    known.keySet().stream().filter(id -> !now.containsKey(id)).forEach(engine.pipeline()::forget);
    known = now;
    engine.board().watch(now.values(), new DependencyGraph(dependsOn));
  }

  /** Nothing is ever heard of a component that is switched off, so nobody waits for it. */
  private void refer(List<ComponentConfiguration> enabled, List<String> references) {
    engine
        .scheduler()
        .references(
            enabled.stream()
                .filter(component -> component.healthCheck().isPresent())
                .map(component -> component.component().id())
                .filter(references::contains)
                .toList());
  }

  /** Tells the pipeline of one component. */
  static void look(Engine engine, ComponentConfiguration component) {
    engine
        .pipeline()
        .watch(new Watch(component.component(), component.thresholds(), longest(component)));
  }

  private static Duration longest(ComponentConfiguration component) {
    return Stream.concat(
            component.collectors().stream().map(collector -> collector.interval()),
            component.healthCheck().stream().map(check -> check.interval()))
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  /** A task that was just started. */
  record StartedTask(WantedTask wanted, TaskHandle handle) {

    /** Why its instance could not be made; null if it could, or is still being made. */
    @Nullable Throwable failure() {
      return handle.created().isCompletedExceptionally() ? handle.created().exceptionNow() : null;
    }
  }
}
