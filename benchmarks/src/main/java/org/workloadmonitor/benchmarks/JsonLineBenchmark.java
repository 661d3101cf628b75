package org.workloadmonitor.benchmarks;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.api.signal.MetricPoint;
import org.workloadmonitor.api.signal.MetricValue;
import org.workloadmonitor.api.sink.Item;
import org.workloadmonitor.api.sink.JsonLine;

/** One line of JSON. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class JsonLineBenchmark {

  private final StringBuilder out = new StringBuilder(1024);
  private final Item item =
      new Item(
          new Component("web", "Web server", "compute", Map.of()),
          new MetricPoint(
              MetricDescriptor.counter("system.disk.io", "By", "Bytes."),
              Attributes.of("system.device", "sda", "disk.io.direction", "read"),
              new MetricValue.Counter(123_456_789, Instant.EPOCH),
              Instant.parse("2026-01-01T00:00:00.123Z")));

  @Benchmark
  public int line() {
    out.setLength(0);
    JsonLine.append(item, out);
    return out.length();
  }
}
