package org.workloadmonitor.sink.local.openmetrics;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import org.workloadmonitor.api.PluginContext;
import org.workloadmonitor.api.Sink;
import org.workloadmonitor.api.SinkFactory;

/** Makes sinks that serve OpenMetrics over HTTP. */
public final class OpenMetricsSinkFactory implements SinkFactory<OpenMetricsConfig> {

  /** From the first byte of a request to the last of its answer. */
  private static final Duration REQUEST_LIMIT = Duration.ofSeconds(15);

  @Override
  public String type() {
    return "openmetrics";
  }

  @Override
  public String description() {
    return "Serves the newest point of every series over HTTP, for Prometheus and its like.";
  }

  @Override
  public Class<OpenMetricsConfig> configType() {
    return OpenMetricsConfig.class;
  }

  @Override
  public Sink create(OpenMetricsConfig config, PluginContext context) throws IOException {
    return create(config, context, REQUEST_LIMIT);
  }

  static OpenMetricsSink create(OpenMetricsConfig config, PluginContext context, Duration limit)
      throws IOException {
    ListenAddress listen = config.listen();
    InetAddress address = Endpoint.resolve(listen);
    if (!address.isLoopbackAddress() && config.token().isEmpty()) {
      throw OpenMetricsConfig.tokenMissing(listen);
    }
    SeriesStore store = new SeriesStore(config, context);
    Renderer renderer = new Renderer(store);
    Map<String, Page> pages =
        Map.of(
            "/", new IndexPage(),
            "/metrics", new MetricsPage(renderer, config.createdTimestamps()),
            "/health", new HealthPage(context.agent()));
    Router router = new Router(new Guard(config.token()), pages, context.logger());
    Endpoint endpoint =
        Endpoint.start(listen, address, router, new RequestThreads(context.threads(), limit));
    String host = listen.isEveryAddress() ? context.agent().host() : listen.host();
    return new OpenMetricsSink(
        store,
        renderer,
        endpoint,
        "http://" + new ListenAddress(host, endpoint.port()) + "/metrics");
  }
}
