package org.workloadmonitor.core.self;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workloadmonitor.core.self.Fakes.START;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.api.Collector;
import org.workloadmonitor.api.CollectorFactory;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.api.ComponentContext;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.api.signal.MetricPoint;
import org.workloadmonitor.api.signal.MetricValue;
import org.workloadmonitor.api.signal.Signal;
import org.workloadmonitor.api.signal.SignalKind;
import org.workloadmonitor.api.sink.SinkProfile;
import org.workloadmonitor.api.testkit.PluginDocumentation;
import org.workloadmonitor.core.outbox.Demand;
import org.workloadmonitor.core.outbox.Expiry;
import org.workloadmonitor.core.outbox.MemoryOutbox;
import org.workloadmonitor.core.outbox.OutboxLimits;
import org.workloadmonitor.core.outbox.Points;
import org.workloadmonitor.core.pipeline.Pipeline;
import org.workloadmonitor.core.pipeline.Rejection;
import org.workloadmonitor.core.pipeline.Route;
import org.workloadmonitor.core.pipeline.RunRecorder;
import org.workloadmonitor.core.pipeline.Watch;
import org.workloadmonitor.core.plugin.FactoryKind;
import org.workloadmonitor.core.schedule.RunResult;
import org.workloadmonitor.core.schedule.RunTotals;
import org.workloadmonitor.core.schedule.TaskState;
import org.workloadmonitor.core.time.HandTime;

class AgentCollectorTest {

  private static final Path PAGE = Path.of("..", "docs", "self-observation.md");

  private final HandTime time = new HandTime();
  private final Pipeline pipeline = new Pipeline(time, START, 1_000);
  private final MemoryOutbox outbox =
      new MemoryOutbox(new OutboxLimits(Long.MAX_VALUE, Duration.ofDays(1)), time.clock());
  private final AgentCollector collector =
      new AgentCollector(
          START,
          pipeline,
          () -> List.of(Fakes.sink("file", 12, Duration.ofSeconds(4), time.clock().instant())),
          List::of,
          () -> List.of(totals(FactoryKind.COLLECTOR), totals(FactoryKind.HEALTH_CHECK)),
          () -> List.of(Fakes.task(TaskState.WAITING)));

  private static RunTotals totals(FactoryKind kind) {
    Map<RunResult, Long> runs = new EnumMap<>(RunResult.class);
    for (RunResult result : RunResult.values()) {
      runs.put(result, 3L);
    }
    return new RunTotals(
        kind, "host", runs, new MetricValue.Histogram(List.of(1.0), List.of(3L, 0L), 0.1, START));
  }

  @BeforeEach
  void route() {
    pipeline.route(List.of(Route.to(SinkProfile.taking(SignalKind.METRIC), outbox)));
    time.advance(Duration.ofSeconds(60));
  }

  /** What one run says, by name and attributes. */
  private Map<String, MetricValue> collect() {
    outbox.take(Demand.of(Integer.MAX_VALUE, Long.MAX_VALUE));
    RunRecorder run = pipeline.open(AgentCollector.COMPONENT, AgentCollector.TYPE);
    collector.collect(run);
    run.end();
    Map<String, MetricValue> values = new HashMap<>();
    outbox
        .take(Demand.of(Integer.MAX_VALUE, Long.MAX_VALUE))
        .entries()
        .forEach(
            entry -> {
              MetricPoint point = (MetricPoint) entry.item().signal();
              values.put(point.name() + point.attributes(), point.value());
            });
    return values;
  }

  private static MetricValue counter(double value) {
    return new MetricValue.Counter(value, START);
  }

  private static MetricValue gauge(double value) {
    return new MetricValue.Gauge(value);
  }

  @Test
  void saysWhatBecameOfTheSignalsAtEachSink() {
    assertThat(collect())
        .containsEntry("workload.sink.collected{workload.sink.id=file}", counter(22))
        .containsEntry("workload.sink.delivered{workload.sink.id=file}", counter(4))
        .containsEntry("workload.sink.rejected{workload.sink.id=file}", counter(1))
        .containsEntry("workload.sink.expired{reason=age, workload.sink.id=file}", counter(5))
        .containsEntry("workload.sink.expired{reason=overflow, workload.sink.id=file}", counter(0))
        .containsEntry("workload.sink.pending{workload.sink.id=file}", gauge(12))
        .containsEntry("workload.sink.pending.size{workload.sink.id=file}", gauge(1_200))
        .containsEntry("workload.sink.oldest.age{workload.sink.id=file}", gauge(4))
        .containsEntry("workload.sink.retries{workload.sink.id=file}", counter(7))
        .containsEntry("workload.sink.unconfirmed{workload.sink.id=file}", counter(2));
  }

  @Test
  void saysWhatCameOutOfTheRunsOfEachComponent() {
    RunRecorder run = pipeline.open(Points.WEB, "host");
    run.gauge(Points.GAUGE, 1);
    run.gauge(Points.GAUGE, Double.NaN);
    run.end();
    assertThat(collect())
        .containsEntry("workload.signals.collected{workload.component.id=web}", counter(2))
        .containsEntry(
            "workload.signals.rejected{reason=not_finite, workload.component.id=web}", counter(1))
        .containsEntry("workload.series.count{workload.component.id=web}", gauge(1));
  }

  @Test
  void aComponentWithoutProblemsHasNoSeriesOfThem() {
    RunRecorder run = pipeline.open(Points.WEB, "host");
    run.end();
    assertThat(collect())
        .doesNotContainKey("workload.collector.problems{workload.component.id=web}");
    pipeline.open(Points.WEB, "host").problem("disk", "It is gone.");
    assertThat(collect())
        .containsEntry("workload.collector.problems{workload.component.id=web}", counter(1));
  }

  @Test
  void tellsOfComponentsLessOftenThanOfItself() {
    pipeline.open(Points.WEB, "host").end();
    collector.tellOfComponentsInEach(3);
    List<Boolean> told = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      Map<String, MetricValue> values = collect();
      assertThat(values).containsKey("workload.agent.uptime{}");
      told.add(values.containsKey("workload.series.count{workload.component.id=web}"));
    }
    assertThat(told).containsExactly(true, false, false, true, false);
  }

  @Test
  void mayHaveSeriesForEachComponentBesideItsOwn() {
    Pipeline small = new Pipeline(time, START, 2);
    small.route(List.of(Route.to(SinkProfile.taking(SignalKind.METRIC), outbox)));
    small.watchAgent(new Watch(AgentCollector.COMPONENT, List.of(), Duration.ofSeconds(10)));
    for (int i = 0; i < 100; i++) {
      Component component = new Component("c" + i, "c" + i, "web", Map.of());
      small.open(component, "host").end();
    }
    RunRecorder run = small.open(AgentCollector.COMPONENT, AgentCollector.TYPE);
    new AgentCollector(new SignalsPart(small, START), List.of()).collect(run);
    run.end();
    assertThat(small.counts())
        .filteredOn(counts -> counts.component().equals(AgentCollector.COMPONENT.id()))
        .singleElement()
        .satisfies(counts -> assertThat(counts.rejected().values()).containsOnly(0L))
        .satisfies(counts -> assertThat(counts.series()).isGreaterThan(200));
  }

  @Test
  void saysHowTheRunsWent() {
    assertThat(collect())
        .containsEntry(
            "workload.collector.runs{workload.collector.type=host, workload.run.result=timeout}",
            counter(3))
        .containsEntry(
            "workload.health_check.runs"
                + "{workload.health_check.type=host, workload.run.result=success}",
            counter(3))
        .containsEntry("workload.task.count{workload.task.state=waiting}", gauge(1))
        .containsEntry("workload.task.count{workload.task.state=stuck}", gauge(0));
  }

  @Test
  void saysWhatTheProcessUses() {
    Map<String, MetricValue> values = collect();
    assertThat(values).containsEntry("workload.agent.uptime{}", gauge(60));
    assertThat(values).containsKey("jvm.memory.used{jvm.memory.type=heap}");
    assertThat(values).containsKey("jvm.memory.used{jvm.memory.type=non_heap}");
    assertThat(values).containsKey("jvm.thread.count{}");
    assertThat(values.keySet()).anyMatch(key -> key.startsWith("process.cpu.time"));
    assertThat(values.keySet()).anyMatch(key -> key.startsWith("jvm.gc.time{jvm.gc.name="));
  }

  @Test
  void readsWhatLinuxSaysOfTheProcess(@TempDir Path proc) throws IOException {
    Files.writeString(
        proc.resolve("stat"), "7 (a (strange) name) S 1 1 1 0 -1 4 1 0 0 0 250 75 0 0 20 0 9\n");
    Files.writeString(proc.resolve("status"), "Name:\tjava\nVmRSS:\t   40000 kB\nThreads:\t9\n");
    Files.createDirectories(proc.resolve("fd").resolve("0"));
    Map<String, MetricValue> values = new HashMap<>();
    new ProcessPart(proc, START).collect(recording(values));
    assertThat(((MetricValue.Counter) values.get("process.cpu.time{cpu.mode=user}")).value())
        .isEqualTo(2.5);
    assertThat(((MetricValue.Counter) values.get("process.cpu.time{cpu.mode=system}")).value())
        .isEqualTo(0.75);
    assertThat(values).containsEntry("process.memory.usage{}", gauge(40_960_000));
    assertThat(values).containsEntry("process.open_file_descriptor.count{}", gauge(1));
  }

  @Test
  void asksTheJvmWhereThereIsNoProc(@TempDir Path empty) throws IOException {
    Map<String, MetricValue> values = new HashMap<>();
    new ProcessPart(empty, START).collect(recording(values));
    assertThat(values).containsKey("process.cpu.time{}");
    assertThat(values).doesNotContainKey("process.memory.usage{}");
  }

  private Recorder recording(Map<String, MetricValue> values) {
    RunRecorder run = pipeline.open(AgentCollector.COMPONENT, AgentCollector.TYPE);
    return new Recorder() {
      @Override
      public Instant time() {
        return run.time();
      }

      @Override
      public void record(Signal signal) {
        MetricPoint point = (MetricPoint) signal;
        values.put(point.name() + point.attributes(), point.value());
      }

      @Override
      public void problem(String part, String reason) {
        throw new AssertionError(part + ": " + reason);
      }
    };
  }

  @Test
  void goesOnWhereAPartFails() {
    Part broken =
        new Part() {
          @Override
          public String name() {
            return "broken";
          }

          @Override
          public List<MetricDescriptor> metrics() {
            return List.of();
          }

          @Override
          public void collect(Recorder out) throws IOException {
            throw new IOException("No such file.");
          }
        };
    RunRecorder run = pipeline.open(AgentCollector.COMPONENT, AgentCollector.TYPE);
    new AgentCollector(new SignalsPart(pipeline, START), List.of(broken, new JvmPart(START)))
        .collect(run);
    run.end();
    assertThat(outbox.counts().collected()).isPositive();
    assertThat(pipeline.counts().getFirst().problems()).isEqualTo(1);
  }

  @Test
  void emitsNothingThatThePipelineRejects() {
    collect();
    collect();
    Map<Rejection, Long> rejected = pipeline.counts().getFirst().rejected();
    assertThat(rejected.values()).containsOnly(0L);
  }

  @Test
  void emitsOnlyMetricsThatItDeclares() {
    Set<String> declared =
        collector.metrics().stream().map(MetricDescriptor::name).collect(Collectors.toSet());
    Set<String> emitted = new HashSet<>();
    collect().keySet().forEach(key -> emitted.add(key.substring(0, key.indexOf('{'))));
    assertThat(declared).containsAll(emitted);
  }

  @Test
  void isDescribedByItsPage() {
    assertThat(PluginDocumentation.of(PAGE).mistakes(List.of(new AsFactory(collector.metrics()))))
        .isEmpty();
  }

  @Test
  void hasAPageThatNamesEveryReason() throws IOException {
    String page = Files.readString(PAGE);
    for (Rejection reason : Rejection.values()) {
      assertThat(page).contains("| `" + reason.word() + "` |");
    }
    for (Expiry reason : Expiry.values()) {
      assertThat(page).contains("| `" + reason.word() + "` |");
    }
    for (RunResult result : RunResult.values()) {
      assertThat(page).contains("`" + result.word() + "`");
    }
    for (TaskState state : TaskState.values()) {
      assertThat(page).containsIgnoringCase("`" + state.name() + "`");
    }
  }

  /** The agent's own collector in the form in which pages are checked. */
  private record AsFactory(List<MetricDescriptor> metrics)
      implements CollectorFactory<AsFactory.Nothing> {

    private record Nothing() {}

    @Override
    public String type() {
      return AgentCollector.TYPE;
    }

    @Override
    public String description() {
      return "Observes the agent.";
    }

    @Override
    public Class<Nothing> configType() {
      return Nothing.class;
    }

    @Override
    public Collector create(Nothing config, ComponentContext context) {
      throw new UnsupportedOperationException();
    }
  }
}
