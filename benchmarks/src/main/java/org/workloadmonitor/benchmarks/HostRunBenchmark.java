package org.workloadmonitor.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.workloadmonitor.api.Agent;
import org.workloadmonitor.api.Collector;
import org.workloadmonitor.api.CollectorFactory;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.api.Health;
import org.workloadmonitor.api.HealthCheckFactory;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.api.SinkFactory;
import org.workloadmonitor.api.signal.Signal;
import org.workloadmonitor.collector.compute.ComputePlugin;
import org.workloadmonitor.core.config.AgentConfiguration;
import org.workloadmonitor.core.config.CollectorConfiguration;
import org.workloadmonitor.core.config.ConfigurationReader;
import org.workloadmonitor.core.config.ConfigurationResult;
import org.workloadmonitor.core.config.Environment;
import org.workloadmonitor.core.config.Factories;
import org.workloadmonitor.core.config.Strictness;
import org.workloadmonitor.core.instance.InstanceContexts;
import org.workloadmonitor.core.instance.InstanceId;
import org.workloadmonitor.core.instance.LastResort;
import org.workloadmonitor.core.time.SystemTime;

/** One run of the host collector on this machine, without what comes after the recorder. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class HostRunBenchmark {

  /** How much the collector reads. */
  @Param({"standard", "full"})
  private String detail = "full";

  private final LastResort lastResort = new LastResort(Runtime.getRuntime()::halt);
  private final SystemTime time = SystemTime.start(lastResort);
  private Collector collector;
  private long points;

  @Setup
  public void create() throws Exception {
    Path file = Files.createTempFile("host", ".yaml");
    Files.writeString(
        file,
        """
        components:
          - id: host
            type: compute
            collectors: [ { type: host, detail: %s } ]
        """
            .formatted(detail));
    AgentConfiguration configuration = read(file);
    Files.delete(file);
    collector = create(configuration.components().getFirst().collectors().getFirst());
  }

  private static AgentConfiguration read(Path file) {
    ConfigurationReader reader =
        new ConfigurationReader(new HostOnly(), Environment.ofThisProcess(), Strictness.STRICT);
    return switch (reader.read(List.of(file))) {
      case ConfigurationResult.Valid valid -> valid.configuration();
      case ConfigurationResult.Invalid invalid ->
          throw new IllegalStateException(invalid.problems().toString());
    };
  }

  private <C extends Record> Collector create(CollectorConfiguration<C> wanted) throws Exception {
    Component component = new Component("host", "host", "compute", Map.of());
    Path data = Files.createTempDirectory("host");
    InstanceContexts contexts = new InstanceContexts(time, new NoAgent(), data, lastResort);
    return wanted
        .factory()
        .create(
            wanted.config(),
            contexts.watching(
                InstanceId.collector(component, "host", 1),
                HostRunBenchmark.class.getClassLoader(),
                component,
                Duration.ofSeconds(1)));
  }

  @TearDown
  public void close() throws Exception {
    collector.close();
    time.close();
    System.out.printf("%n%d points in the last run%n", points);
  }

  @Benchmark
  public long run() throws Exception {
    Counting out = new Counting(Instant.now());
    collector.collect(out);
    points = out.points;
    return points;
  }

  private static final class Counting implements Recorder {

    private final Instant time;
    private long points;

    Counting(Instant time) {
      this.time = time;
    }

    @Override
    public Instant time() {
      return time;
    }

    @Override
    public void record(Signal signal) {
      points++;
    }

    @Override
    public void problem(String part, String reason) {}
  }

  private record NoAgent() implements Agent {
    @Override
    public String version() {
      return "benchmark";
    }

    @Override
    public String host() {
      return "benchmark";
    }

    @Override
    public Optional<String> location() {
      return Optional.empty();
    }

    @Override
    public Instant started() {
      return Instant.EPOCH;
    }

    @Override
    public Health health() {
      return Health.up();
    }
  }

  private record HostOnly() implements Factories {
    @Override
    public Optional<CollectorFactory<?>> collector(String type) {
      return Optional.of(new ComputePlugin().collectors().getFirst());
    }

    @Override
    public Optional<HealthCheckFactory<?>> healthCheck(String type) {
      return Optional.empty();
    }

    @Override
    public Optional<SinkFactory<?>> sink(String type) {
      return Optional.empty();
    }

    @Override
    public Set<String> collectorTypes() {
      return Set.of("host");
    }

    @Override
    public Set<String> healthCheckTypes() {
      return Set.of();
    }

    @Override
    public Set<String> sinkTypes() {
      return Set.of();
    }

    @Override
    public Optional<String> brokenReason(String kindWord, String type) {
      return Optional.empty();
    }
  }
}
