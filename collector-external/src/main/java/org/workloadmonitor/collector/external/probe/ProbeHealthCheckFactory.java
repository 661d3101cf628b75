package org.workloadmonitor.collector.external.probe;

import java.time.Duration;
import java.util.List;
import org.workloadmonitor.api.ComponentContext;
import org.workloadmonitor.api.HealthCheck;
import org.workloadmonitor.api.HealthCheckFactory;
import org.workloadmonitor.api.signal.MetricDescriptor;

/**
 * Makes health checks of one kind of probe.
 *
 * @param <C> the record that the configuration block is bound to
 */
public final class ProbeHealthCheckFactory<C extends Record> extends ProbeFactory<C>
    implements HealthCheckFactory<C> {

  /** Of that kind of probe, which shares those services with all others. */
  public ProbeHealthCheckFactory(ProbeType<C> kind, Services services) {
    super(kind, services);
  }

  @Override
  public List<MetricDescriptor> metrics() {
    return ProbeMetrics.ofHealthCheck(kind().measurements());
  }

  @Override
  public Duration deadline(C config, Duration interval) {
    return deadlineOf(config, HealthCheckFactory.super.deadline(config, interval));
  }

  @Override
  public HealthCheck create(C config, ComponentContext context) throws Exception {
    return new ProbeHealthCheck(looker(config, context), type(), context);
  }
}
