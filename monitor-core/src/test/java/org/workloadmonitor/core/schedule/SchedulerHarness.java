package org.workloadmonitor.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import org.workloadmonitor.api.Collector;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.api.HealthCheck;
import org.workloadmonitor.core.component.ComponentBoard;
import org.workloadmonitor.core.component.DependencyGraph;
import org.workloadmonitor.core.instance.FixedAgent;
import org.workloadmonitor.core.instance.InstanceContexts;
import org.workloadmonitor.core.instance.InstanceId;
import org.workloadmonitor.core.instance.LastResort;
import org.workloadmonitor.core.instance.PlatformCalls;
import org.workloadmonitor.core.log.LogCapture;
import org.workloadmonitor.core.time.HandTime;
import org.workloadmonitor.core.time.Time;

/** A scheduler on time turned by hand, with a recorder and a log that keep everything. */
final class SchedulerHarness implements AutoCloseable {

  static final Duration INTERVAL = Duration.ofSeconds(10);
  static final Duration DEADLINE = Duration.ofSeconds(3);

  final HandTime time = new HandTime();
  final List<RecordedRun> recorded = new CopyOnWriteArrayList<>();
  final List<Integer> halts = new CopyOnWriteArrayList<>();
  final ComponentBoard board = new ComponentBoard();
  final LogCapture log = LogCapture.of("org.workloadmonitor.core.schedule", Level.INFO);
  final Scheduler scheduler;

  private final List<Component> components = new ArrayList<>();

  SchedulerHarness() {
    this(SchedulerSettings.DEFAULTS);
  }

  SchedulerHarness(SchedulerSettings settings) {
    this(settings, (time, lastResort) -> () -> {});
  }

  SchedulerHarness(BiFunction<Time, LastResort, Carriers> carriers) {
    this(SchedulerSettings.DEFAULTS, carriers);
  }

  private SchedulerHarness(
      SchedulerSettings settings, BiFunction<Time, LastResort, Carriers> carriers) {
    LastResort lastResort = new LastResort(halts::add);
    scheduler =
        new Scheduler(
            time,
            settings,
            new InstanceContexts(time, new FixedAgent(), Path.of("unused"), lastResort),
            new PlatformCalls(4, time, lastResort),
            (component, source) -> {
              RecordedRun run = new RecordedRun(component, source, time.clock().instant());
              recorded.add(run);
              return run;
            },
            board,
            lastResort,
            carriers.apply(time, lastResort));
  }

  /** A component that the board watches, for health checks. */
  Component component(String id) {
    Component component = new Component(id, id, "compute", Map.of());
    components.add(component);
    board.watch(components, DependencyGraph.EMPTY);
    return component;
  }

  CollectorTask collecting(String id, Task.Maker<Collector> maker) {
    Component component = new Component(id, id, "compute", Map.of());
    return new CollectorTask(
        InstanceId.collector(component, "host", 1),
        component,
        getClass().getClassLoader(),
        INTERVAL,
        DEADLINE,
        maker);
  }

  HealthTask checking(Component component, Task.Maker<HealthCheck> maker) {
    return checking(component, 1, 1, maker);
  }

  HealthTask checking(
      Component component, int upAfter, int downAfter, Task.Maker<HealthCheck> maker) {
    return new HealthTask(
        InstanceId.healthCheck(component, "http"),
        component,
        getClass().getClassLoader(),
        INTERVAL,
        DEADLINE,
        upAfter,
        downAfter,
        maker);
  }

  /** Starts a collector and waits until its first run has begun. */
  TaskHandle start(String id, Collector collector) {
    return begun(scheduler.start(collecting(id, context -> collector)));
  }

  /** Starts a health check and waits until its first run has begun. */
  TaskHandle check(Component component, HealthCheck check) {
    return begun(scheduler.start(checking(component, context -> check)));
  }

  private TaskHandle begun(TaskHandle handle) {
    join(handle.created());
    return handle;
  }

  /** Moves on to the next run of the task, and waits until it is over, stuck or skipped. */
  void nextRun(TaskHandle handle) {
    Instant next = handle.status().nextRun().orElseThrow();
    time.advance(Duration.between(time.clock().instant(), next));
    idle(handle);
  }

  /** What the log was told of one component; of others, an earlier test may still be heard. */
  List<String> logged(String id) {
    return log.lines().stream()
        .filter(line -> line.contains(" of " + id + " ") || line.contains(" " + id + " is "))
        .toList();
  }

  /** Moves on until runs are interrupted, waits until so many are, and then lets the grace pass. */
  void untilStuck(Duration untilInterrupt, int runs) {
    time.advance(untilInterrupt);
    await(
        () -> recorded.stream().filter(r -> r.ending() == RecordedRun.Ending.CUT).count() == runs);
    time.advance(SchedulerSettings.DEFAULTS.grace());
  }

  /** Waits until the task does not run. */
  void idle(TaskHandle handle) {
    await(() -> handle.status().state() != TaskState.RUNNING);
  }

  /** Waits until the task is in a state. */
  void reaches(TaskHandle handle, TaskState state) {
    await(() -> handle.status().state() == state);
  }

  long counted(RunResult result) {
    return scheduler.totals().stream().mapToLong(totals -> totals.runs().get(result)).sum();
  }

  static void await(BooleanSupplier condition) {
    long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("gave up waiting").isLessThan(giveUp);
      LockSupport.parkNanos(100_000);
    }
  }

  static <T> T join(CompletableFuture<T> future) {
    return future.orTimeout(120, TimeUnit.SECONDS).join();
  }

  /** Waits for what the test has let go, so that its log does not reach the next test's. */
  @Override
  public void close() {
    Set<TaskState> busy = Set.of(TaskState.CREATING, TaskState.RUNNING, TaskState.STUCK);
    await(() -> scheduler.statuses().stream().noneMatch(s -> busy.contains(s.state())));
    log.close();
  }
}
