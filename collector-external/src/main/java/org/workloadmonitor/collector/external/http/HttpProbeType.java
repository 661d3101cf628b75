package org.workloadmonitor.collector.external.http;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import okhttp3.CookieJar;
import org.workloadmonitor.api.ComponentContext;
import org.workloadmonitor.api.ConfigurationException;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.collector.external.probe.Probe;
import org.workloadmonitor.collector.external.probe.ProbeType;
import org.workloadmonitor.collector.external.probe.Services;

/** Probes of HTTP. */
public final class HttpProbeType implements ProbeType<HttpConfig> {

  /** The methods that are safe by RFC 9110, section 9.2.1. */
  private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  @Override
  public String type() {
    return "http";
  }

  @Override
  public String description() {
    return "Asks for a URL and judges the answer: status, headers, body, times, certificate.";
  }

  @Override
  public Class<HttpConfig> configType() {
    return HttpConfig.class;
  }

  @Override
  public List<MetricDescriptor> measurements() {
    return HttpMetrics.all();
  }

  @Override
  public Duration timeout(HttpConfig config) {
    return config.timeout();
  }

  @Override
  public Optional<String> whyNotToTry(HttpConfig config) {
    return HARMLESS.contains(config.method())
        ? Optional.empty()
        : Optional.of(
            "A %s may change something there; 'monitor test' sends it.".formatted(config.method()));
  }

  @Override
  public Probe create(HttpConfig config, ComponentContext context, Services services) {
    if (config.url().isTemplate()) {
      throw new ConfigurationException(
          "url", "Only the steps of a journey can fill in {{...}}; write the whole URL.");
    }
    return probe(config, CookieJar.NO_COOKIES, context, services);
  }

  /**
   * A probe for a step of a journey.
   *
   * @param cookies what the steps of one run share
   * @throws ConfigurationException if a file that it needs can't be read
   */
  public static HttpProbe probe(
      HttpConfig config, CookieJar cookies, ComponentContext context, Services services) {
    config
        .bodyFile()
        .filter(file -> !Files.isReadable(file))
        .ifPresent(
            file -> {
              throw new ConfigurationException("body_file", "Can't read %s.".formatted(file));
            });
    try {
      HttpClient client = new HttpClient(config, cookies, context, services.names());
      return new HttpProbe(config, client, context.clock(), System::nanoTime);
    } catch (IOException e) {
      throw new ConfigurationException("tls", String.valueOf(e.getMessage()));
    }
  }
}
