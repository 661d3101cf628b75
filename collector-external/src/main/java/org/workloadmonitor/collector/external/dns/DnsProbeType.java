package org.workloadmonitor.collector.external.dns;

import java.time.Duration;
import java.util.List;
import org.workloadmonitor.api.ComponentContext;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.collector.external.probe.Probe;
import org.workloadmonitor.collector.external.probe.ProbeType;
import org.workloadmonitor.collector.external.probe.Services;

/** The {@code dns} probe. */
public final class DnsProbeType implements ProbeType<DnsConfig> {

  @Override
  public String type() {
    return "dns";
  }

  @Override
  public String description() {
    return "Asks a name server for records and compares them with what is expected.";
  }

  @Override
  public Class<DnsConfig> configType() {
    return DnsConfig.class;
  }

  @Override
  public List<MetricDescriptor> measurements() {
    return DnsMetrics.all();
  }

  @Override
  public Duration timeout(DnsConfig config) {
    return config.timeout();
  }

  @Override
  public Probe create(DnsConfig config, ComponentContext context, Services services) {
    return new DnsProbe(config, services.names());
  }
}
