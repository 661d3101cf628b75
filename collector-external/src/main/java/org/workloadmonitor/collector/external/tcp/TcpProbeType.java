package org.workloadmonitor.collector.external.tcp;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.workloadmonitor.api.ComponentContext;
import org.workloadmonitor.api.ConfigurationException;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.collector.external.crypto.NativeCrypto;
import org.workloadmonitor.collector.external.probe.Probe;
import org.workloadmonitor.collector.external.probe.ProbeType;
import org.workloadmonitor.collector.external.probe.Services;
import org.workloadmonitor.collector.external.socket.Dialer;
import org.workloadmonitor.collector.external.tls.TlsClient;
import org.workloadmonitor.collector.external.tls.TlsMetrics;

/** The {@code tcp} probe. */
public final class TcpProbeType implements ProbeType<TcpConfig> {

  @Override
  public String type() {
    return "tcp";
  }

  @Override
  public String description() {
    return "Connects to a TCP port; sends and expects text, with STARTTLS if asked.";
  }

  @Override
  public Class<TcpConfig> configType() {
    return TcpConfig.class;
  }

  @Override
  public List<MetricDescriptor> measurements() {
    return TlsMetrics.all();
  }

  @Override
  public Duration timeout(TcpConfig config) {
    return config.timeout();
  }

  @Override
  public Optional<String> whyNotToTry(TcpConfig config) {
    return config.conversation().stream().noneMatch(exchange -> exchange.send().isPresent())
        ? Optional.empty()
        : Optional.of("What is sent may change something there; 'monitor test' sends it.");
  }

  @Override
  public Probe create(TcpConfig config, ComponentContext context, Services services) {
    return probe(config, context, services);
  }

  /**
   * A probe for a step of a journey.
   *
   * @throws ConfigurationException if a file that it needs can't be read
   */
  public static TcpProbe probe(TcpConfig config, ComponentContext context, Services services) {
    if (config.tlsOptions().isPresent()) {
      NativeCrypto.useIfThere(context.directory(), context.logger());
    }
    try {
      Optional<TlsClient> tls =
          config.tlsOptions().isPresent()
              ? Optional.of(TlsClient.of(config.tlsOptions().get()))
              : Optional.empty();
      return new TcpProbe(config, tls, new Dialer(services.names()));
    } catch (IOException e) {
      throw new ConfigurationException("tls", String.valueOf(e.getMessage()));
    }
  }
}
