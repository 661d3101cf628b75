package org.workloadmonitor.core.config;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.workloadmonitor.api.Collector;
import org.workloadmonitor.api.CollectorFactory;
import org.workloadmonitor.api.ComponentContext;
import org.workloadmonitor.api.ConfigurationException;
import org.workloadmonitor.api.HealthCheck;
import org.workloadmonitor.api.HealthCheckFactory;
import org.workloadmonitor.api.PluginContext;
import org.workloadmonitor.api.Sink;
import org.workloadmonitor.api.SinkFactory;
import org.workloadmonitor.api.config.Default;
import org.workloadmonitor.api.config.Description;
import org.workloadmonitor.api.config.Range;
import org.workloadmonitor.api.config.Secret;
import org.workloadmonitor.api.signal.MetricDescriptor;

/** A plugin as a stranger might write it. */
final class FakePlugin {

  private FakePlugin() {}

  record HostConfig(
      @Default("false") @Description("Whether each core is a series.") boolean perCore,
      List<String> exclude) {}

  record PostgresqlConfig(
      @Description("The JDBC address of the server.") String url,
      String username,
      Secret password,
      @Default("prefer") Ssl ssl,
      @Default("5s") @Range(min = "1s", max = "1m") Duration timeout,
      @Default("{}") Pool pool) {
    PostgresqlConfig {
      if (!url.startsWith("jdbc:postgresql:")) {
        throw new ConfigurationException("url", "'url' must begin with jdbc:postgresql:.");
      }
    }
  }

  enum Ssl {
    DISABLE,
    PREFER,
    VERIFY_FULL
  }

  record Pool(@Default("2") @Range(min = "1", max = "10") int size, Optional<String> name) {}

  record HttpConfig(
      @Description("The address to ask.") URI url,
      @Default("200") @Range(min = "100", max = "599") List<Integer> expectedStatus,
      @Default("10s") Duration timeout) {}

  record ConsoleConfig() {}

  record OpenMetricsConfig(@Default("127.0.0.1:9464") String listen) {}

  static final class HostCollector implements CollectorFactory<HostConfig> {
    @Override
    public String type() {
      return "host";
    }

    @Override
    public String description() {
      return "Watches the host that the agent runs on.";
    }

    @Override
    public Class<HostConfig> configType() {
      return HostConfig.class;
    }

    @Override
    public List<MetricDescriptor> metrics() {
      return List.of(
          MetricDescriptor.gauge("system.cpu.utilization", "1", "Share of time in use."),
          MetricDescriptor.gauge("system.memory.utilization", "1", "Share in use."),
          MetricDescriptor.gauge("system.memory.usage", "By", "Bytes in use."),
          MetricDescriptor.gauge("system.filesystem.utilization", "1", "Share in use."),
          MetricDescriptor.gauge("system.uptime", "s", "Time since the start."));
    }

    @Override
    public Map<String, String> thresholdAliases() {
      return Map.of("disk_utilization", "system.filesystem.utilization");
    }

    @Override
    public Collector create(HostConfig config, ComponentContext context) {
      throw new UnsupportedOperationException();
    }
  }

  static final class PostgresqlCollector implements CollectorFactory<PostgresqlConfig> {
    @Override
    public String type() {
      return "postgresql";
    }

    @Override
    public String description() {
      return "Watches a PostgreSQL server.";
    }

    @Override
    public Class<PostgresqlConfig> configType() {
      return PostgresqlConfig.class;
    }

    @Override
    public List<MetricDescriptor> metrics() {
      return List.of(
          MetricDescriptor.gauge("postgresql.backends", "{backend}", "Connections."),
          MetricDescriptor.gauge("postgresql.wal.lag", "ms", "How far a replica is behind."));
    }

    @Override
    public Optional<Duration> interval(PostgresqlConfig config) {
      return Optional.of(Duration.ofSeconds(20));
    }

    @Override
    public Duration deadline(PostgresqlConfig config, Duration interval) {
      return config.timeout().multipliedBy(2);
    }

    @Override
    public Collector create(PostgresqlConfig config, ComponentContext context) {
      throw new UnsupportedOperationException();
    }
  }

  static final class HttpCheck implements HealthCheckFactory<HttpConfig> {
    @Override
    public String type() {
      return "http";
    }

    @Override
    public String description() {
      return "Asks an address over HTTP.";
    }

    @Override
    public Class<HttpConfig> configType() {
      return HttpConfig.class;
    }

    @Override
    public List<MetricDescriptor> metrics() {
      return List.of(
          MetricDescriptor.histogram("http.client.request.duration", "s", "Time to the answer."));
    }

    @Override
    public HealthCheck create(HttpConfig config, ComponentContext context) {
      throw new UnsupportedOperationException();
    }
  }

  static final class ConsoleSink implements SinkFactory<ConsoleConfig> {
    @Override
    public String type() {
      return "console";
    }

    @Override
    public String description() {
      return "Shows a summary on the terminal.";
    }

    @Override
    public Class<ConsoleConfig> configType() {
      return ConsoleConfig.class;
    }

    @Override
    public Sink create(ConsoleConfig config, PluginContext context) {
      throw new UnsupportedOperationException();
    }
  }

  static final class OpenMetricsSink implements SinkFactory<OpenMetricsConfig> {
    @Override
    public String type() {
      return "openmetrics";
    }

    @Override
    public String description() {
      return "Serves what was seen last over HTTP.";
    }

    @Override
    public Class<OpenMetricsConfig> configType() {
      return OpenMetricsConfig.class;
    }

    @Override
    public Sink create(OpenMetricsConfig config, PluginContext context) {
      throw new UnsupportedOperationException();
    }
  }
}
