package org.workloadmonitor.core.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.core.component.ComponentBoard;
import org.workloadmonitor.core.instance.InstanceContexts;
import org.workloadmonitor.core.instance.InstanceId;
import org.workloadmonitor.core.instance.LastResort;
import org.workloadmonitor.core.instance.PlatformCalls;
import org.workloadmonitor.core.pipeline.Recorders;
import org.workloadmonitor.core.plugin.FactoryKind;
import org.workloadmonitor.core.time.Time;

/**
 * Runs collectors and health checks: each on a fresh virtual thread, at its interval, with a
 * deadline, and never twice at the same time. None of them can hold up another. May be used from
 * any thread.
 */
public final class Scheduler {

  private final Time time;
  private final SchedulerSettings settings;
  private final OwnNetwork network;
  private final Creation creation;
  private final RunLoop.Shared shared;
  private final long origin;
  private final Instant started;
  private final Map<FactoryKind, Map<String, RunCounters>> counters =
      Map.of(
          FactoryKind.COLLECTOR, new ConcurrentSkipListMap<>(),
          FactoryKind.HEALTH_CHECK, new ConcurrentSkipListMap<>());

  /** By component, so that one that recovers finds its own. */
  private final Map<String, List<ScheduledTask>> tasks = new LinkedHashMap<>();

  private boolean stopping;

  /**
   * Creates a scheduler that runs nothing yet.
   *
   * @param time what it goes by
   * @param settings its bounds
   * @param contexts makes what each instance is offered
   * @param calls where instances are created and closed
   * @param recorders where runs get their recorders
   * @param board takes the verdicts of health checks
   * @param lastResort ends the process when a run is out of memory
   */
  public Scheduler(
      Time time,
      SchedulerSettings settings,
      InstanceContexts contexts,
      PlatformCalls calls,
      Recorders recorders,
      ComponentBoard board,
      LastResort lastResort) {
    this(
        time,
        settings,
        contexts,
        calls,
        recorders,
        board,
        lastResort,
        new ProcessCarriers(time, lastResort));
  }

  Scheduler(
      Time time,
      SchedulerSettings settings,
      InstanceContexts contexts,
      PlatformCalls calls,
      Recorders recorders,
      ComponentBoard board,
      LastResort lastResort,
      Carriers carriers) {
    this.time = time;
    this.settings = settings;
    this.origin = time.nanoTime();
    this.started = time.clock().instant();
    VirtualThreads threads = new VirtualThreads(lastResort);
    this.network = new OwnNetwork(time, this::hurry);
    HealthReporter.Shared reporters =
        new HealthReporter.Shared(time, recorders, board, network, this::recovered);
    this.creation = new Creation(contexts, calls, settings, threads, reporters, lastResort);
    this.shared =
        new RunLoop.Shared(
            new Slots(settings.concurrentRuns()),
            new Run.Shared(time, recorders, threads, carriers, lastResort, settings.grace()));
  }

  /**
   * Creates the instance of a task, in the background, and runs it at once and then at its
   * interval.
   *
   * @throws IllegalStateException if the scheduler was stopped
   */
  public TaskHandle start(Task task) {
    ScheduledTask scheduled = new ScheduledTask(task, creation, this::loop, this::forget);
    synchronized (tasks) {
      if (stopping) {
        throw new IllegalStateException(
            "The scheduler was stopped; it starts nothing: " + task.id());
      }
      tasks.computeIfAbsent(task.component().id(), id -> new ArrayList<>(2)).add(scheduled);
    }
    scheduled.start();
    return scheduled;
  }

  private RunLoop loop(Task task, Instance instance, History history, Runnable whenFree) {
    Rhythm rhythm = Rhythm.of(task.id(), Time.nanos(task.interval()), origin);
    Quarantine quarantine = Quarantine.of(task, settings);
    Timetable timetable = new Timetable(rhythm, quarantine, time.nanoTime());
    return new RunLoop(task, instance, timetable, history, counters(task.id()), shared, whenFree);
  }

  private RunCounters counters(InstanceId id) {
    return Objects.requireNonNull(counters.get(id.kind()))
        .computeIfAbsent(id.type(), type -> new RunCounters(started));
  }

  private void forget(ScheduledTask task) {
    synchronized (tasks) {
      tasks.computeIfPresent(
          task.task().component().id(),
          (id, ofComponent) ->
              ofComponent.remove(task) && ofComponent.isEmpty() ? null : ofComponent);
    }
  }

  /**
   * Says which components are references from now on: they answer as long as the agent's own
   * network works. While all of them are DOWN, others that fail are UNKNOWN and not DOWN.
   *
   * @param ids of components with a health check; of others nothing is ever heard
   */
  public void references(Collection<String> ids) {
    network.watch(ids);
  }

  /** Somebody waits for what the check of a component says. */
  private void hurry(String id) {
    scheduledOf(id).stream()
        .filter(scheduled -> scheduled.task() instanceof HealthTask)
        .forEach(ScheduledTask::hurry);
  }

  /** What failed while the component was away need not wait any longer. */
  private void recovered(Component component) {
    scheduledOf(component.id()).forEach(ScheduledTask::lift);
  }

  private List<ScheduledTask> scheduledOf(String id) {
    synchronized (tasks) {
      return List.copyOf(tasks.getOrDefault(id, List.of()));
    }
  }

  private List<ScheduledTask> scheduled() {
    synchronized (tasks) {
      return tasks.values().stream().flatMap(List::stream).toList();
    }
  }

  /**
   * Runs each task exactly once, and closes what it was made for.
   *
   * @return the results in the order of the tasks
   */
  public CompletableFuture<List<TaskResult>> once(List<? extends Task> tasks) {
    List<CompletableFuture<TaskResult>> results = new ArrayList<>();
    tasks.forEach(
        task -> results.add(new OneRun(task, creation, counters(task.id()), shared).start()));
    return CompletableFuture.allOf(results.toArray(CompletableFuture<?>[]::new))
        .thenApply(nothing -> results.stream().map(CompletableFuture::join).toList());
  }

  /** Where each task stands, component by component. */
  public List<TaskStatus> statuses() {
    return scheduled().stream().map(ScheduledTask::status).toList();
  }

  /** What became of all runs, by kind and type; also of tasks that have been closed. */
  public List<RunTotals> totals() {
    List<RunTotals> totals = new ArrayList<>();
    counters.forEach(
        (kind, types) ->
            types.forEach((type, counters) -> totals.add(counters.totals(kind, type))));
    return totals;
  }

  /**
   * Stops all tasks, at the same time, as {@link TaskHandle#close} does.
   *
   * @param patience how long present runs may go on
   * @return completed when all that is done, and no later than the patience, the grace and the
   *     bound of closing together
   */
  public CompletableFuture<Void> stop(Duration patience) {
    synchronized (tasks) {
      stopping = true;
    }
    CompletableFuture<?>[] closing =
        scheduled().stream().map(task -> task.close(patience)).toArray(CompletableFuture<?>[]::new);
    CompletableFuture<Void> stopped = CompletableFuture.allOf(closing);
    Duration bound = patience.plus(settings.grace()).plus(settings.closeBound());
    Time.Alarm alarm = time.after(bound, () -> stopped.complete(null));
    return stopped.whenComplete((nothing, never) -> alarm.cancel());
  }
}
