package org.workloadmonitor.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.api.signal.SignalKind;
import org.workloadmonitor.api.sink.SinkProfile;
import org.workloadmonitor.api.sink.Temporality;
import org.workloadmonitor.core.outbox.Demand;
import org.workloadmonitor.core.outbox.Entry;
import org.workloadmonitor.core.outbox.MemoryOutbox;
import org.workloadmonitor.core.outbox.OutboxLimits;
import org.workloadmonitor.core.outbox.Settlement;
import org.workloadmonitor.core.pipeline.Pipeline;
import org.workloadmonitor.core.pipeline.Route;
import org.workloadmonitor.core.pipeline.RunRecorder;
import org.workloadmonitor.core.time.SystemTime;

/** One point on its whole road: recorder, checks, series limit, route, queue, taken and settled. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PipelineBenchmark {

  private static final int POINTS = 1_000;

  /** What the sink wants counters as. */
  @Param({"CUMULATIVE", "DELTA"})
  private Temporality temporality;

  private final SystemTime time = SystemTime.start((thread, failure) -> failure.printStackTrace());
  private final Component component = new Component("web", "Web server", "compute", Map.of());
  private final MetricDescriptor gauge = MetricDescriptor.gauge("bench.gauge", "By", "A gauge.");
  private final MetricDescriptor counter =
      MetricDescriptor.counter("bench.counter", "By", "A counter.");
  private final Attributes[] series = new Attributes[POINTS / 2];
  private final Instant start = Instant.now();
  private final Pipeline pipeline = new Pipeline(time, start, 10_000);
  private final MemoryOutbox outbox =
      new MemoryOutbox(new OutboxLimits(64 << 20, Duration.ofDays(1)), time.clock());
  private double value;

  @Setup
  public void route() {
    for (int i = 0; i < series.length; i++) {
      series[i] = Attributes.of("device", "disk" + i, "direction", "read");
    }
    SinkProfile profile = SinkProfile.taking(SignalKind.METRIC).withTemporality(temporality);
    pipeline.route(List.of(Route.to(profile, outbox)));
  }

  @TearDown
  public void stop() {
    time.close();
  }

  @Benchmark
  @OperationsPerInvocation(POINTS)
  public long point() {
    RunRecorder out = pipeline.open(component, "bench");
    value++;
    for (Attributes one : series) {
      out.gauge(gauge, value, one);
      out.counter(counter, value, start, one);
    }
    out.end();
    List<Entry> taken = outbox.take(Demand.of(POINTS, Long.MAX_VALUE)).entries();
    outbox.settle(new Settlement().deliver(taken.stream().mapToLong(Entry::sequence).toArray()));
    return taken.size();
  }
}
