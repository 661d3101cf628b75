package org.workloadmonitor.core.self;

import static org.workloadmonitor.api.signal.MetricDescriptor.counter;
import static org.workloadmonitor.api.signal.MetricDescriptor.gauge;

import java.time.Instant;
import java.util.List;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.core.pipeline.ComponentCounts;
import org.workloadmonitor.core.pipeline.Pipeline;
import org.workloadmonitor.core.pipeline.PipelineMetrics;

/** What came out of the runs, and what of it went no further. */
final class SignalsPart implements Part {

  static final MetricDescriptor COLLECTED =
      counter(
          "workload.signals.collected",
          "{signal}",
          "Signals that runs recorded, those rejected later included.");
  static final MetricDescriptor REJECTED =
      counter(
          "workload.signals.rejected",
          "{signal}",
          "Signals that were left out because no sink could take them, by reason.");
  static final MetricDescriptor SERIES =
      gauge("workload.series.count", "{series}", "Series that the component has at present.");
  static final MetricDescriptor PROBLEMS =
      counter(
          "workload.collector.problems",
          "{problem}",
          "Times that a part of a run failed while the run went on.");

  private static final String COMPONENT = "workload.component.id";

  private final Pipeline pipeline;
  private final Instant started;
  private int each = 1;
  private int left;

  SignalsPart(Pipeline pipeline, Instant started) {
    this.pipeline = pipeline;
    this.started = started;
  }

  /** Tells of components in each of so many runs only; in the next one in any case. */
  synchronized void inEach(int runs) {
    each = runs;
    left = 0;
  }

  @Override
  public String name() {
    return "signals";
  }

  @Override
  public List<MetricDescriptor> metrics() {
    return List.of(COLLECTED, REJECTED, SERIES, PROBLEMS, PipelineMetrics.ALERTS_ACTIVE);
  }

  @Override
  public void collect(Recorder out) {
    pipeline.sweep();
    if (isTurn()) {
      pipeline.counts().forEach(counts -> collect(counts, out));
    }
  }

  private synchronized boolean isTurn() {
    boolean turn = left == 0;
    left = turn ? each - 1 : left - 1;
    return turn;
  }

  private void collect(ComponentCounts counts, Recorder out) {
    Attributes component = Attributes.of(COMPONENT, counts.component());
    out.counter(COLLECTED, (double) counts.collected(), started, component);
    out.gauge(SERIES, counts.series(), component);
    if (counts.problems() > 0) {
      out.counter(PROBLEMS, (double) counts.problems(), started, component);
    }
    counts
        .rejected()
        .forEach(
            (reason, count) -> {
              if (count > 0) {
                Attributes both = component.toBuilder().put("reason", reason.word()).build();
                out.counter(REJECTED, (double) count, started, both);
              }
            });
  }
}
