package org.workloadmonitor.collector.external.probe;

import org.workloadmonitor.api.Health;
import org.workloadmonitor.api.HealthCheck;
import org.workloadmonitor.api.PluginContext;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.api.signal.Attributes;

/** Makes a verdict of what a probe sees. */
final class ProbeHealthCheck implements HealthCheck {

  private final Looker looker;
  private final Attributes series;

  ProbeHealthCheck(Looker looker, String type, PluginContext context) {
    this.looker = looker;
    this.series = ProbeAttributes.ofSeries(looker.probe(), type, context.agent());
  }

  @Override
  public Health check(Recorder out) throws InterruptedException {
    Observation seen = looker.look(out);
    if (seen.result().conclusive()) {
      out.gauge(ProbeMetrics.UP, seen.result().up() ? 1 : 0, series);
      out.sample(ProbeMetrics.DURATION, seen.seconds(), series);
    }
    seen.measurements().forEach(measurement -> measurement.record(out, series));
    return verdict(seen).with(particulars(seen));
  }

  private static Health verdict(Observation seen) {
    if (!seen.result().conclusive()) {
      return Health.unknown(seen.reason());
    }
    if (seen.result().degraded()) {
      return Health.degraded(seen.reason());
    }
    return seen.result().success() ? Health.up() : Health.down(seen.reason());
  }

  private Attributes particulars(Observation seen) {
    Attributes.Builder all = series.toBuilder();
    ProbeAttributes.copy(seen.details(), all);
    return all.put(ProbeAttributes.RESULT, seen.result().word())
        .put("probe.duration", seen.seconds())
        .build();
  }

  @Override
  public void close() {
    looker.close();
  }
}
