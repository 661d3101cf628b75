package org.workloadmonitor.core.plugin;

import java.util.List;
import java.util.Optional;
import org.workloadmonitor.api.PluginContext;
import org.workloadmonitor.api.Sink;
import org.workloadmonitor.api.SinkFactory;
import org.workloadmonitor.api.Verification;
import org.workloadmonitor.api.plan.PlanRequest;
import org.workloadmonitor.api.plan.SinkPlan;
import org.workloadmonitor.api.signal.MetricDescriptor;

/** A plugin's sink factory: its facts as they were when it was loaded, its calls guarded. */
final class LoadedSinkFactory<C extends Record> extends LoadedFactory<SinkFactory<C>, C>
    implements SinkFactory<C> {

  private final List<MetricDescriptor> metrics;

  LoadedSinkFactory(SinkFactory<C> factory, ClassLoader loader) {
    super(FactoryKind.SINK, factory, loader);
    metrics = guard.metrics(SinkFactory::metrics);
  }

  @Override
  public List<MetricDescriptor> metrics() {
    return metrics;
  }

  @Override
  public Sink create(C config, PluginContext context) throws Exception {
    return guard.call("create()", factory -> factory.create(config, context));
  }

  @Override
  public Optional<SinkPlan> plan(C config, PlanRequest request) {
    return guard.ask("plan()", factory -> factory.plan(config, request));
  }

  @Override
  public void verify(C config, PluginContext context, Verification out) throws Exception {
    guard.run(factory -> factory.verify(config, context, out));
  }
}
