package org.workloadmonitor.core.plugin;

import java.util.List;
import java.util.Optional;
import org.workloadmonitor.api.Factory;
import org.workloadmonitor.api.plan.IamStatement;

/** What the loaded factories of all kinds say of themselves: as it was when they were loaded. */
abstract class LoadedFactory<F extends Factory<C>, C extends Record> {

  final Guard<F> guard;
  private final FactoryKind kind;
  private final String type;
  private final String description;
  private final Class<C> configType;

  LoadedFactory(FactoryKind kind, F factory, ClassLoader loader) {
    this.kind = kind;
    this.guard = new Guard<>(factory, loader);
    this.type = guard.ask("type()", Factory::type);
    this.description = guard.ask("description()", Factory::description);
    this.configType = guard.ask("configType()", Factory::configType);
  }

  public final String type() {
    return type;
  }

  public final String description() {
    return description;
  }

  public final Class<C> configType() {
    return configType;
  }

  public final List<IamStatement> permissions(C config) {
    return List.copyOf(guard.ask("permissions()", factory -> factory.permissions(config)));
  }

  public final Optional<String> grants(C config, Optional<String> serverVersion) {
    return guard.ask("grants()", factory -> factory.grants(config, serverVersion));
  }

  @Override
  public final String toString() {
    return kind.word() + " " + type;
  }
}
