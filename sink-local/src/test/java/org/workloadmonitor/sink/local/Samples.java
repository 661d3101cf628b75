package org.workloadmonitor.sink.local;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.Event;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.api.signal.MetricPoint;
import org.workloadmonitor.api.signal.MetricValue;
import org.workloadmonitor.api.signal.Severity;
import org.workloadmonitor.api.signal.Signal;
import org.workloadmonitor.api.sink.Batch;
import org.workloadmonitor.api.sink.Item;
import org.workloadmonitor.api.testkit.TestContext;

/** Signals for tests. */
public final class Samples {

  public static final Component WEB =
      new Component("web", "Web server", "compute", Map.of("Environment", "production"));

  public static final MetricDescriptor CPU =
      MetricDescriptor.gauge("system.cpu.utilization", "1", "Share of time not idle.");

  /** When the clocks of {@link #context} begin. */
  public static final Instant START = Instant.parse("2026-01-31T23:00:00Z");

  private Samples() {}

  /** What the agent offers, at a known time. */
  public static TestContext context(Path directory) {
    TestContext context = new TestContext(directory);
    context.advance(Duration.between(context.clock().instant(), START));
    return context;
  }

  /** What was logged at WARN and above. */
  public static List<String> warnings(TestContext context) {
    return context.logLines().stream().filter(line -> line.matches("(?s)(WARN|ERROR) .*")).toList();
  }

  public static Batch batch(Signal... signals) {
    return batch(WEB, signals);
  }

  public static Batch batch(Component component, Signal... signals) {
    List<Item> items = new ArrayList<>();
    for (Signal signal : signals) {
      items.add(new Item(component, signal));
    }
    return new Batch(items);
  }

  public static MetricPoint cpu(TestContext at, double value) {
    return gauge(at, CPU, value, Attributes.EMPTY);
  }

  public static MetricPoint gauge(
      TestContext at, MetricDescriptor metric, double value, Attributes attributes) {
    return new MetricPoint(metric, attributes, new MetricValue.Gauge(value), at.clock().instant());
  }

  public static MetricPoint counter(
      TestContext at, MetricDescriptor metric, double value, Attributes attributes) {
    return new MetricPoint(
        metric, attributes, new MetricValue.Counter(value, START), at.clock().instant());
  }

  public static Event event(TestContext at, String name, Severity severity, String message) {
    return new Event(name, severity, message, Attributes.EMPTY, at.clock().instant());
  }
}
