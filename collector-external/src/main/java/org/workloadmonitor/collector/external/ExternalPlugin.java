package org.workloadmonitor.collector.external;

import org.workloadmonitor.api.MonitorPlugin;

/** Probes of external services, as collectors, as health checks and as steps of journeys. */
public final class ExternalPlugin implements MonitorPlugin {

  @Override
  public String id() {
    return "collector-external";
  }
}
