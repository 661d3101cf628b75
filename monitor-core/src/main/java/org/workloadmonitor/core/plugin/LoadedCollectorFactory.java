package org.workloadmonitor.core.plugin;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.workloadmonitor.api.Collector;
import org.workloadmonitor.api.CollectorFactory;
import org.workloadmonitor.api.ComponentContext;
import org.workloadmonitor.api.Verification;
import org.workloadmonitor.api.signal.MetricDescriptor;

/** A plugin's collector factory: its facts as they were when it was loaded, its calls guarded. */
final class LoadedCollectorFactory<C extends Record> extends LoadedFactory<CollectorFactory<C>, C>
    implements CollectorFactory<C> {

  private final List<MetricDescriptor> metrics;
  private final Map<String, String> thresholdAliases;

  LoadedCollectorFactory(CollectorFactory<C> factory, ClassLoader loader) {
    super(FactoryKind.COLLECTOR, factory, loader);
    metrics = guard.metrics(CollectorFactory::metrics);
    thresholdAliases = guard.words("thresholdAliases()", CollectorFactory::thresholdAliases);
  }

  @Override
  public List<MetricDescriptor> metrics() {
    return metrics;
  }

  @Override
  public Map<String, String> thresholdAliases() {
    return thresholdAliases;
  }

  @Override
  public Optional<Duration> interval(C config) {
    return guard.ask("interval()", factory -> factory.interval(config));
  }

  @Override
  public Duration deadline(C config, Duration interval) {
    return guard.ask("deadline()", factory -> factory.deadline(config, interval));
  }

  @Override
  public Collector create(C config, ComponentContext context) throws Exception {
    return guard.call("create()", factory -> factory.create(config, context));
  }

  @Override
  public void verify(C config, ComponentContext context, Verification out) throws Exception {
    guard.run(factory -> factory.verify(config, context, out));
  }
}
