package org.workloadmonitor.collector.external.probe;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.workloadmonitor.api.Collector;
import org.workloadmonitor.api.PluginContext;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.api.signal.Attributes;

/** Makes metrics, and events at changes, of what a probe sees. */
final class ProbeCollector implements Collector {

  private final Looker looker;
  private final Attributes series;
  private final Instant started;
  private final Changes changes;
  private final Map<Result, Long> results = new EnumMap<>(Result.class);
  private final Map<Result, Attributes> resultSeries = new EnumMap<>(Result.class);
  private final Map<Phase.Name, Attributes> phaseSeries = new EnumMap<>(Phase.Name.class);

  ProbeCollector(Looker looker, String type, PluginContext context) {
    this.looker = looker;
    this.series = ProbeAttributes.ofSeries(looker.probe(), type, context.agent());
    this.started = context.clock().instant();
    this.changes = new Changes(series);
  }

  @Override
  public void collect(Recorder out) throws InterruptedException {
    Observation seen = looker.look(out);
    if (seen.result().conclusive()) {
      out.gauge(ProbeMetrics.UP, seen.result().up() ? 1 : 0, series);
      out.sample(ProbeMetrics.DURATION, seen.seconds(), series);
      phases(seen, out);
    }
    seen.measurements().forEach(measurement -> measurement.record(out, series));
    results.merge(seen.result(), 1L, Long::sum);
    results.forEach((result, count) -> count(result, count, out));
    changes.tell(seen, out);
  }

  private void phases(Observation seen, Recorder out) {
    Map<Phase.Name, Double> seconds = new EnumMap<>(Phase.Name.class);
    seen.phases().forEach(phase -> seconds.merge(phase.name(), phase.seconds(), Double::sum));
    seconds.forEach((name, sum) -> out.sample(ProbeMetrics.PHASE_DURATION, sum, phaseSeries(name)));
  }

  private void count(Result result, long count, Recorder out) {
    Attributes attributes =
        resultSeries.computeIfAbsent(
            result, _ -> series.toBuilder().put(ProbeAttributes.RESULT, result.word()).build());
    out.counter(ProbeMetrics.RESULTS, (double) count, started, attributes);
  }

  private Attributes phaseSeries(Phase.Name name) {
    return phaseSeries.computeIfAbsent(
        name, _ -> series.toBuilder().put(ProbeAttributes.PHASE, name.word()).build());
  }

  @Override
  public void close() {
    looker.close();
  }
}
