package org.workloadmonitor.collector.external.probe;

import java.time.Duration;
import java.util.List;
import org.workloadmonitor.api.Collector;
import org.workloadmonitor.api.CollectorFactory;
import org.workloadmonitor.api.ComponentContext;
import org.workloadmonitor.api.Verification;
import org.workloadmonitor.api.signal.MetricDescriptor;

/**
 * Makes collectors of one kind of probe.
 *
 * @param kind the kind of probe
 * @param services what all probes share
 * @param <C> the record that the configuration block is bound to
 */
public record ProbeCollectorFactory<C extends Record>(ProbeType<C> kind, Services services)
    implements CollectorFactory<C> {

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
    return ProbeMetrics.ofCollector(kind.measurements());
  }

  @Override
  public Duration deadline(C config, Duration interval) {
    Duration usual = CollectorFactory.super.deadline(config, interval);
    return Looker.deadline(kind.timeout(config), usual);
  }

  @Override
  public void verify(C config, ComponentContext context, Verification out) throws Exception {
    FirstLook.take(kind, config, context, services, out);
  }

  @Override
  public Collector create(C config, ComponentContext context) throws Exception {
    Probe probe = kind.create(config, context, services);
    return new ProbeCollector(new Looker(probe, services.gate(), context), type(), context);
  }
}
