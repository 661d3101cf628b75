package org.workloadmonitor.core.plugin;

import java.time.Duration;
import java.util.List;
import org.workloadmonitor.api.ComponentContext;
import org.workloadmonitor.api.HealthCheck;
import org.workloadmonitor.api.HealthCheckFactory;
import org.workloadmonitor.api.Verification;
import org.workloadmonitor.api.plan.IamStatement;
import org.workloadmonitor.api.signal.MetricDescriptor;

/**
 * A plugin's health check factory: its facts as they were when it was loaded, its calls guarded.
 */
final class LoadedHealthCheckFactory<C extends Record> implements HealthCheckFactory<C> {

  private final Guard<HealthCheckFactory<C>> guard;
  private final String type;
  private final String description;
  private final Class<C> configType;
  private final List<MetricDescriptor> metrics;

  LoadedHealthCheckFactory(HealthCheckFactory<C> factory, ClassLoader loader) {
    guard = new Guard<>(factory, loader);
    type = guard.ask("type()", HealthCheckFactory::type);
    description = guard.ask("description()", HealthCheckFactory::description);
    configType = guard.ask("configType()", HealthCheckFactory::configType);
    metrics = guard.metrics(HealthCheckFactory::metrics);
  }

  @Override
  public String type() {
    return type;
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public Class<C> configType() {
    return configType;
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
  public List<IamStatement> permissions(C config) {
    return List.copyOf(guard.ask("permissions()", factory -> factory.permissions(config)));
  }

  @Override
  public void verify(C config, ComponentContext context, Verification out) throws Exception {
    guard.run(factory -> factory.verify(config, context, out));
  }

  @Override
  public String toString() {
    return "health check " + type;
  }
}
