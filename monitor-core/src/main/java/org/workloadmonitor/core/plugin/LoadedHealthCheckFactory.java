package org.workloadmonitor.core.plugin;

import java.time.Duration;
import java.util.List;
import org.workloadmonitor.api.ComponentContext;
import org.workloadmonitor.api.HealthCheck;
import org.workloadmonitor.api.HealthCheckFactory;
import org.workloadmonitor.api.Verification;
import org.workloadmonitor.api.signal.MetricDescriptor;

/**
 * A plugin's health check factory: its facts as they were when it was loaded, its calls guarded.
 */
final class LoadedHealthCheckFactory<C extends Record>
    extends LoadedFactory<HealthCheckFactory<C>, C> implements HealthCheckFactory<C> {

  private final List<MetricDescriptor> metrics;

  LoadedHealthCheckFactory(HealthCheckFactory<C> factory, ClassLoader loader) {
    super(FactoryKind.HEALTH_CHECK, factory, loader);
    metrics = guard.metrics(HealthCheckFactory::metrics);
  }

  @Override
  public List<MetricDescriptor> metrics() {
    return metrics;
  }

  @Override
  public Duration deadline(C config, Duration interval) {
    return guard.ask("deadline()", factory -> factory.deadline(config, interval));
  }

  @Override
  public HealthCheck create(C config, ComponentContext context) throws Exception {
    return guard.call("create()", factory -> factory.create(config, context));
  }

  @Override
  public void verify(C config, ComponentContext context, Verification out) throws Exception {
    guard.run(factory -> factory.verify(config, context, out));
  }
}
