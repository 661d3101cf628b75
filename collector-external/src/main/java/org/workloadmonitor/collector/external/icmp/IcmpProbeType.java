package org.workloadmonitor.collector.external.icmp;

import java.time.Duration;
import java.util.List;
import org.workloadmonitor.api.ComponentContext;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.collector.external.probe.Probe;
import org.workloadmonitor.collector.external.probe.ProbeType;
import org.workloadmonitor.collector.external.probe.Services;

/** The {@code icmp} probe. */
public final class IcmpProbeType implements ProbeType<IcmpConfig> {

  @Override
  public String type() {
    return "icmp";
  }

  @Override
  public String description() {
    return "Sends ICMP echo requests: round trip and loss, without root where the system allows"
        + " it.";
  }

  @Override
  public Class<IcmpConfig> configType() {
    return IcmpConfig.class;
  }

  @Override
  public List<MetricDescriptor> measurements() {
    return IcmpMetrics.all();
  }

  @Override
  public Duration timeout(IcmpConfig config) {
    return config.timeout();
  }

  @Override
  public Probe create(IcmpConfig config, ComponentContext context, Services services) {
    return new IcmpProbe(config, services.names(), SharedEchoes.join());
  }
}
