package org.workloadmonitor.core.plugin;

import java.util.List;
import java.util.Optional;
import org.workloadmonitor.api.PluginContext;
import org.workloadmonitor.api.Sink;
import org.workloadmonitor.api.SinkFactory;
import org.workloadmonitor.api.Verification;
import org.workloadmonitor.api.plan.IamStatement;
import org.workloadmonitor.api.plan.PlanRequest;
import org.workloadmonitor.api.plan.SinkPlan;

/** A plugin's sink factory: its facts as they were when it was loaded, its calls guarded. */
final class LoadedSinkFactory<C extends Record> implements SinkFactory<C> {

  private final Guard<SinkFactory<C>> guard;
  private final String type;
  private final String description;
  private final Class<C> configType;

  LoadedSinkFactory(SinkFactory<C> factory, ClassLoader loader) {
    guard = new Guard<>(factory, loader);
    type = guard.ask("type()", SinkFactory::type);
    description = guard.ask("description()", SinkFactory::description);
    configType = guard.ask("configType()", SinkFactory::configType);
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
  public Sink create(C config, PluginContext context) throws Exception {
    return guard.call("create()", factory -> factory.create(config, context));
  }

  @Override
  public List<IamStatement> permissions(C config) {
    return List.copyOf(guard.ask("permissions()", factory -> factory.permissions(config)));
  }

  @Override
  public Optional<SinkPlan> plan(C config, PlanRequest request) {
    return guard.ask("plan()", factory -> factory.plan(config, request));
  }

  @Override
  public void verify(C config, PluginContext context, Verification out) throws Exception {
    guard.run(factory -> factory.verify(config, context, out));
  }

  @Override
  public String toString() {
    return "sink " + type;
  }
}
