package org.workloadmonitor.core.self;

import static org.workloadmonitor.api.signal.MetricDescriptor.counter;
import static org.workloadmonitor.api.signal.MetricDescriptor.gauge;
import static org.workloadmonitor.api.signal.MetricDescriptor.histogram;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.api.signal.MetricPoint;
import org.workloadmonitor.core.plugin.FactoryKind;
import org.workloadmonitor.core.schedule.RunTotals;
import org.workloadmonitor.core.schedule.TaskState;
import org.workloadmonitor.core.schedule.TaskStatus;

/** How the runs of collectors and health checks went, and where their tasks stand. */
final class RunsPart implements Part {

  static final MetricDescriptor COLLECTOR_RUNS =
      counter("workload.collector.runs", "{run}", "Runs of collectors, by type and result.");
  static final MetricDescriptor COLLECTOR_DURATION =
      histogram("workload.collector.duration", "s", "How long the runs of collectors took.");
  static final MetricDescriptor HEALTH_CHECK_RUNS =
      counter("workload.health_check.runs", "{run}", "Runs of health checks, by type and result.");
  static final MetricDescriptor TASKS =
      gauge("workload.task.count", "{task}", "Collectors and health checks, by state.");

  private final Supplier<List<RunTotals>> totals;
  private final Supplier<List<TaskStatus>> tasks;

  RunsPart(Supplier<List<RunTotals>> totals, Supplier<List<TaskStatus>> tasks) {
    this.totals = totals;
    this.tasks = tasks;
  }

  @Override
  public String name() {
    return "runs";
  }

  @Override
  public List<MetricDescriptor> metrics() {
    return List.of(COLLECTOR_RUNS, COLLECTOR_DURATION, HEALTH_CHECK_RUNS, TASKS);
  }

  @Override
  public void collect(Recorder out) {
    totals.get().forEach(total -> collect(total, out));
    Map<TaskState, Integer> counts = new EnumMap<>(TaskState.class);
    tasks.get().forEach(task -> counts.merge(task.state(), 1, Integer::sum));
    for (TaskState state : TaskState.values()) {
      Attributes attributes =
          Attributes.of("workload.task.state", state.name().toLowerCase(Locale.ROOT));
      out.gauge(TASKS, counts.getOrDefault(state, 0), attributes);
    }
  }

  private static void collect(RunTotals total, Recorder out) {
    boolean collector = total.kind() == FactoryKind.COLLECTOR;
    Attributes type =
        Attributes.of(
            collector ? "workload.collector.type" : "workload.health_check.type", total.type());
    total
        .runs()
        .forEach(
            (result, count) ->
                out.counter(
                    collector ? COLLECTOR_RUNS : HEALTH_CHECK_RUNS,
                    (double) count,
                    total.durations().start(),
                    type.toBuilder().put("workload.run.result", result.word()).build()));
    if (collector) { // of each health check the duration is recorded where it was checked
      out.record(new MetricPoint(COLLECTOR_DURATION, type, total.durations(), out.time()));
    }
  }
}
