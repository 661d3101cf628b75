package org.workloadmonitor.core.instance;

import java.time.Duration;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.api.ComponentContext;

/** What the agent offers to one collector or health check. */
final class WatchingContext extends InstanceContext implements ComponentContext {

  private final Component component;
  private final Duration interval;

  WatchingContext(
      InstanceId id, ClassLoader loader, Shared shared, Component component, Duration interval) {
    super(id, loader, shared);
    this.component = component;
    this.interval = interval;
  }

  @Override
  public Component component() {
    return component;
  }

  @Override
  public Duration interval() {
    return interval;
  }
}
