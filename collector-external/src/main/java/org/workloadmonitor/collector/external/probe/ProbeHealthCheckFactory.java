package org.workloadmonitor.collector.external.probe;

import java.time.Duration;
import java.util.List;
import org.workloadmonitor.api.ComponentContext;
import org.workloadmonitor.api.HealthCheck;
import org.workloadmonitor.api.HealthCheckFactory;
import org.workloadmonitor.api.Verification;
import org.workloadmonitor.api.signal.MetricDescriptor;

/**
 * Makes health checks of one kind of probe.
 *
 * @param kind the kind of probe
 * @param services what all probes share
 * @param <C> the record that the configuration block is bound to
 */
public record ProbeHealthCheckFactory<C extends Record>(ProbeType<C> kind, Services services)
    implements HealthCheckFactory<C> {

  @Override
  public String type() {
    return kind.type();
  }

  @Override
  public String description() {
    return kind.description();
  }

  @Override
  public Class<C> configType() {
    return kind.configType();
  }

  @Override
  public List<MetricDescriptor> metrics() {
    return ProbeMetrics.ofHealthCheck(kind.measurements());
  }

  @Override
  public Duration deadline(C config, Duration interval) {
    Duration usual = HealthCheckFactory.super.deadline(config, interval);
    return Looker.deadline(kind.timeout(config), usual);
  }

  @Override
  public void verify(C config, ComponentContext context, Verification out) throws Exception {
    FirstLook.take(kind, config, context, services, out);
  }

  @Override
  public HealthCheck create(C config, ComponentContext context) throws Exception {
    Probe probe = kind.create(config, context, services);
    return new ProbeHealthCheck(new Looker(probe, services.gate(), context), type(), context);
  }
}
