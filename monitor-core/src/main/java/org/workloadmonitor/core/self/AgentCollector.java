package org.workloadmonitor.core.self;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.workloadmonitor.api.Collector;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.core.log.Reason;
import org.workloadmonitor.core.outbox.SinkStatus;
import org.workloadmonitor.core.pipeline.Pipeline;
import org.workloadmonitor.core.schedule.RunTotals;
import org.workloadmonitor.core.schedule.TaskStatus;

/**
 * Observes the agent itself: a collector like any other, whose signals go through the same pipeline
 * to the same sinks. Each run also has the pipeline look for series that are gone.
 */
public final class AgentCollector implements Collector {

  /** The agent as a component. */
  public static final Component COMPONENT =
      new Component("workload-monitor", "Workload Monitor", "agent", Map.of());

  /** The source of its signals. */
  public static final String TYPE = "agent";

  private final SignalsPart signals;
  private final List<Part> parts;

  /**
   * Creates the collector.
   *
   * @param started when the agent started
   * @param pipeline what came out of the runs
   * @param sinks how the sinks fare
   * @param observed the sinks themselves
   * @param totals how the runs went
   * @param tasks where the tasks stand
   */
  public AgentCollector(
      Instant started,
      Pipeline pipeline,
      Supplier<List<SinkStatus>> sinks,
      Supplier<List<ObservedSink>> observed,
      Supplier<List<RunTotals>> totals,
      Supplier<List<TaskStatus>> tasks) {
    this(
        new SignalsPart(pipeline, started),
        List.of(
            new SinksPart(sinks, started),
            new ObservedSinksPart(observed),
            new RunsPart(totals, tasks),
            new ProcessPart(Path.of("/proc/self"), started),
            new JvmPart(started)));
  }

  AgentCollector(SignalsPart signals, List<Part> others) {
    this.signals = signals;
    this.parts = Stream.concat(Stream.of(signals), others.stream()).toList();
  }

  /**
   * Tells what it has for each component, which is a lot where there are thousands, in each of so
   * many runs only.
   */
  public void tellOfComponentsInEach(int runs) {
    signals.inEach(runs);
  }

  /** Every metric that the agent emits of itself. */
  public List<MetricDescriptor> metrics() {
    return parts.stream().flatMap(part -> part.metrics().stream()).toList();
  }

  /**
   * One part that fails, as in an unusual container, is no reason to know nothing of the others.
   */
  @Override
  public void collect(Recorder out) {
    for (Part part : parts) {
      try {
        part.collect(out);
      } catch (Exception e) {
        out.problem(part.name(), Reason.of(e));
      }
    }
  }
}
