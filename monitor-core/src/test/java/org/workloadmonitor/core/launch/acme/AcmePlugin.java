package org.workloadmonitor.core.launch.acme;

import java.util.List;
import org.workloadmonitor.api.CollectorFactory;
import org.workloadmonitor.api.HealthCheckFactory;
import org.workloadmonitor.api.MonitorPlugin;
import org.workloadmonitor.api.SinkFactory;

/** Offers a collector and a health check of type {@code acme}, and a sink of type {@code bill}. */
public final class AcmePlugin implements MonitorPlugin {

  @Override
  public String id() {
    return "acme";
  }

  @Override
  public List<CollectorFactory<?>> collectors() {
    return List.of(new AcmeCollectorFactory());
  }

  @Override
  public List<HealthCheckFactory<?>> healthChecks() {
    return List.of(new AcmeCheckFactory());
  }

  @Override
  public List<SinkFactory<?>> sinks() {
    return List.of(new BillSinkFactory(), new FreeSinkFactory());
  }
}
