package org.workloadmonitor.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.workloadmonitor.api.Agent;
import org.workloadmonitor.api.Collector;
import org.workloadmonitor.api.CollectorFactory;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.api.Health;
import org.workloadmonitor.api.HealthCheckFactory;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.api.SinkFactory;
import org.workloadmonitor.api.signal.MetricPoint;
import org.workloadmonitor.api.signal.MetricValue;
import org.workloadmonitor.api.signal.Signal;
import org.workloadmonitor.collector.external.ExternalPlugin;
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

/**
 * Checks per second and CPU per check of the bundled probes, as the packaged agent runs them: each
 * look on a fresh virtual thread, through the gate, into a recorder.
 *
 * <p>Arguments: the block of a collector in YAML's flow form, how many look at the same time, how
 * many looks to warm up with, how many to measure. Prints one row of a table.
 */
public final class Checks {

  private Checks() {}

  /** See above. */
  public static void main(String[] arguments) throws Exception {
    String block = arguments[0];
    int concurrency = Integer.parseInt(arguments[1]);
    List<Collector> targets = targets(block, concurrency);
    look(targets, Integer.parseInt(arguments[2]), new long[0]);
    long[] nanos = new long[Integer.parseInt(arguments[3])];
    long cpu = cpu();
    long start = System.nanoTime();
    int failed = look(targets, nanos.length, nanos);
    double seconds = (System.nanoTime() - start) / 1e9;
    double perCheck = (cpu() - cpu) / 1e3 / nanos.length;
    Arrays.sort(nanos);
    System.out.printf(
        "| %d | %.0f | %.0f | %.1f | %d | %d |%n",
        concurrency,
        nanos.length / seconds,
        perCheck,
        nanos[(int) (nanos.length * 0.99)] / 1e6,
        residentMegabytes(),
        failed);
    System.exit(0);
  }

  private static int look(List<Collector> targets, int count, long[] nanos) throws Exception {
    AtomicInteger next = new AtomicInteger();
    AtomicInteger failed = new AtomicInteger();
    List<Thread> lanes = new ArrayList<>();
    for (Collector target : targets) {
      lanes.add(
          Thread.startVirtualThread(
              () -> {
                for (int at = next.getAndIncrement(); at < count; at = next.getAndIncrement()) {
                  long start = System.nanoTime();
                  failed.addAndGet(lookOnAFreshThread(target) ? 0 : 1);
                  if (nanos.length > 0) {
                    nanos[at] = System.nanoTime() - start;
                  }
                }
              }));
    }
    for (Thread lane : lanes) {
      lane.join();
    }
    return failed.get();
  }

  private static boolean lookOnAFreshThread(Collector target) {
    Up out = new Up(Instant.now());
    Thread run =
        Thread.startVirtualThread(
            () -> {
              try {
                target.collect(out);
              } catch (Exception e) {
                e.printStackTrace();
              }
            });
    try {
      run.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return out.up;
  }

  private static List<Collector> targets(String block, int count) throws Exception {
    Path file = Files.createTempFile("checks", ".yaml");
    Files.writeString(
        file,
        "components: [{ id: t, type: external_service, collectors: [ %s ] }]".formatted(block));
    AgentConfiguration configuration = read(file);
    Files.delete(file);
    LastResort lastResort = new LastResort(Runtime.getRuntime()::halt);
    InstanceContexts contexts =
        new InstanceContexts(
            SystemTime.start(lastResort),
            new NoAgent(),
            Files.createTempDirectory("checks"),
            lastResort);
    List<Collector> targets = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      targets.add(create(configuration.components().getFirst().collectors().getFirst(), contexts));
    }
    return targets;
  }

  private static <C extends Record> Collector create(
      CollectorConfiguration<C> wanted, InstanceContexts contexts) throws Exception {
    Component component = new Component("t", "t", "external_service", Map.of());
    return wanted
        .factory()
        .create(
            wanted.config(),
            contexts.watching(
                InstanceId.collector(component, "t", 1),
                Checks.class.getClassLoader(),
                component,
                Duration.ofSeconds(1)));
  }

  private static AgentConfiguration read(Path file) {
    ConfigurationReader reader =
        new ConfigurationReader(new Probes(), Environment.ofThisProcess(), Strictness.STRICT);
    return switch (reader.read(List.of(file))) {
      case ConfigurationResult.Valid valid -> valid.configuration();
      case ConfigurationResult.Invalid invalid ->
          throw new IllegalStateException(invalid.problems().toString());
    };
  }

  private static long cpu() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static long residentMegabytes() throws IOException {
    try (var lines = Files.lines(Path.of("/proc/self/status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
          .sum();
    }
  }

  private static final class Up implements Recorder {
    private final Instant time;
    private boolean up;

    Up(Instant time) {
      this.time = time;
    }

    @Override
    public Instant time() {
      return time;
    }

    @Override
    public void record(Signal signal) {
      if (signal instanceof MetricPoint point && point.name().equals("probe.up")) {
        up = point.value().equals(new MetricValue.Gauge(1));
      }
    }

    @Override
    public void problem(String part, String reason) {
      System.err.println(part + ": " + reason);
    }
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

  private record Probes() implements Factories {
    @Override
    public Optional<CollectorFactory<?>> collector(String type) {
      return new ExternalPlugin()
          .collectors().stream().filter(factory -> factory.type().equals(type)).findFirst();
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
      return Set.of("http", "tcp", "tls");
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
