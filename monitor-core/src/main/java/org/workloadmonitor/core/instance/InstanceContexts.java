package org.workloadmonitor.core.instance;

import java.nio.file.Path;
import java.time.Duration;
import org.workloadmonitor.api.Agent;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.api.ComponentContext;
import org.workloadmonitor.api.PluginContext;
import org.workloadmonitor.core.time.Time;

/** Makes the contexts of all instances. May be used from any thread. */
public final class InstanceContexts {

  private final InstanceContext.Shared shared;

  /**
   * Creates the maker of contexts.
   *
   * @param data the agent's directory for what it keeps; each instance that asks gets one of its
   *     own below {@code plugins}
   */
  public InstanceContexts(Time time, Agent agent, Path data, LastResort lastResort) {
    this.shared = new InstanceContext.Shared(time, agent, data.resolve("plugins"), lastResort);
  }

  /** The context of a collector or health check. */
  public ComponentContext watching(
      InstanceId id, ClassLoader loader, Component component, Duration interval) {
    return new WatchingContext(id, loader, shared, component, interval);
  }

  /** The context of a sink. */
  public PluginContext delivering(InstanceId id, ClassLoader loader) {
    return new InstanceContext(id, loader, shared);
  }
}
