package org.workloadmonitor.collector.external;

import java.util.List;
import java.util.stream.Stream;
import org.workloadmonitor.api.CollectorFactory;
import org.workloadmonitor.api.HealthCheckFactory;
import org.workloadmonitor.api.MonitorPlugin;
import org.workloadmonitor.collector.external.custom.CustomHealthCheckFactory;
import org.workloadmonitor.collector.external.dns.DnsProbeType;
import org.workloadmonitor.collector.external.http.HttpProbeType;
import org.workloadmonitor.collector.external.icmp.IcmpProbeType;
import org.workloadmonitor.collector.external.journey.JourneyCollectorFactory;
import org.workloadmonitor.collector.external.probe.ProbeCollectorFactory;
import org.workloadmonitor.collector.external.probe.ProbeHealthCheckFactory;
import org.workloadmonitor.collector.external.probe.ProbeType;
import org.workloadmonitor.collector.external.probe.Services;
import org.workloadmonitor.collector.external.tcp.TcpProbeType;
import org.workloadmonitor.collector.external.tls.TlsProbeType;

/** Probes of external services, as collectors, as health checks and as steps of journeys. */
public final class ExternalPlugin implements MonitorPlugin {

  private static final List<ProbeType<?>> PROBES =
      List.of(
          new HttpProbeType(),
          new TcpProbeType(),
          new TlsProbeType(),
          new DnsProbeType(),
          new IcmpProbeType());

  @Override
  public String id() {
    return "collector-external";
  }

  @Override
  public List<CollectorFactory<?>> collectors() {
    return Stream.concat(
            PROBES.stream().<CollectorFactory<?>>map(ExternalPlugin::collector),
            Stream.of(new JourneyCollectorFactory(Services.shared())))
        .toList();
  }

  @Override
  public List<HealthCheckFactory<?>> healthChecks() {
    return Stream.concat(
            PROBES.stream().<HealthCheckFactory<?>>map(ExternalPlugin::healthCheck),
            Stream.of(new CustomHealthCheckFactory()))
        .toList();
  }

  private static <C extends Record> CollectorFactory<C> collector(ProbeType<C> probe) {
    return new ProbeCollectorFactory<>(probe, Services.shared());
  }

  private static <C extends Record> HealthCheckFactory<C> healthCheck(ProbeType<C> probe) {
    return new ProbeHealthCheckFactory<>(probe, Services.shared());
  }
}
