package org.workloadmonitor.collector.external.tls;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.workloadmonitor.api.ComponentContext;
import org.workloadmonitor.api.ConfigurationException;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.collector.external.crypto.NativeCrypto;
import org.workloadmonitor.collector.external.probe.Probe;
import org.workloadmonitor.collector.external.probe.ProbeType;
import org.workloadmonitor.collector.external.probe.Services;
import org.workloadmonitor.collector.external.socket.Dialer;

/** The {@code tls} probe. */
public final class TlsProbeType implements ProbeType<TlsConfig> {

  @Override
  public String type() {
    return "tls";
  }

  @Override
  public String description() {
    return "Makes a TLS handshake and judges the server's certificates.";
  }

  @Override
  public Class<TlsConfig> configType() {
    return TlsConfig.class;
  }

  @Override
  public List<MetricDescriptor> measurements() {
    return TlsMetrics.all();
  }

  @Override
  public Duration timeout(TlsConfig config) {
    return config.timeout();
  }

  @Override
  public Probe create(TlsConfig config, ComponentContext context, Services services) {
    NativeCrypto.useIfThere(context.directory(), context.logger());
    try {
      return new TlsProbe(config, TlsClient.of(config.options()), new Dialer(services.names()));
    } catch (IOException e) {
      throw new ConfigurationException(String.valueOf(e.getMessage()));
    }
  }
}
