package org.workloadmonitor.api.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.Event;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.api.signal.MetricPoint;
import org.workloadmonitor.api.signal.MetricValue;
import org.workloadmonitor.api.signal.Severity;
import org.workloadmonitor.api.signal.Signal;
import org.workloadmonitor.api.signal.SignalKind;
import org.workloadmonitor.api.signal.Span;
import org.workloadmonitor.api.sink.Item;

/** Items as the agent may hand them to a sink: ordinary ones, and all that is legal but unusual. */
final class SampleSignals {

  private static final MetricDescriptor GAUGE =
      MetricDescriptor.gauge("test.utilization", "1", "A share that the contract test made up.");
  private static final MetricDescriptor COUNTER =
      MetricDescriptor.counter("test.requests", "{request}", "Requests that nobody made.");
  private static final MetricDescriptor HISTOGRAM =
      MetricDescriptor.histogram("test.duration", "s", "How long nothing took.");

  private static final Component COMPONENT =
      new Component("component_under_test", "Component under test", "test", Map.of());
  private static final Component UNUSUAL =
      new Component(
          "other.component-2",
          "Größe \"名前\" \\ \uD83D\uDE00\n| {x} <b>",
          "test",
          Map.of("Team ü", "a=b,c\"d\"", "empty", ""));

  private static final String UNICODE =
      "ü 名前 \uD83D\uDE00 \u202e \"quoted\" back\\slash\n\r\t\u0001";

  private final Set<SignalKind> kinds;
  private final Instant now;

  /**
   * Items of these kinds.
   *
   * @param now the time of the newest
   */
  SampleSignals(Set<SignalKind> kinds, Instant now) {
    this.kinds = kinds;
    this.now = now;
  }

  /** One or more of each kind, with nothing unusual in them. */
  List<Item> ordinary() {
    Attributes attributes = Attributes.of("disk", "sda", "state", "used");
    List<Signal> signals = new ArrayList<>();
    signals.add(point(GAUGE, attributes, new MetricValue.Gauge(0.42)));
    signals.add(point(COUNTER, attributes, new MetricValue.Counter(17, hourAgo())));
    signals.add(point(HISTOGRAM, attributes, MetricValue.Samples.of(0.125, now)));
    signals.add(
        point(
            HISTOGRAM,
            attributes,
            new MetricValue.Histogram(List.of(0.1, 1.0), List.of(3L, 2L, 1L), 5.5, hourAgo())));
    signals.add(new Event("test.event", Severity.WARNING, "Nothing happened.", attributes, now));
    signals.add(span("made up", attributes));
    return items(COMPONENT, signals);
  }

  /** Legal, and such as a careless sink stumbles over. */
  List<Item> unusual() {
    List<Signal> signals = new ArrayList<>();
    Attributes strange =
        Attributes.builder()
            .put("text", UNICODE)
            .put("a name with spaces: ü\"\\\n", "x")
            .put("long", "v".repeat(5_000))
            .put("truth", true)
            .put("whole", Long.MIN_VALUE)
            .put("number", -1e-300)
            .build();
    for (double value : new double[] {0, -0.0, -1, 1e300, Double.MAX_VALUE, Double.MIN_VALUE}) {
      signals.add(point(GAUGE, Attributes.EMPTY, new MetricValue.Gauge(value)));
    }
    signals.add(point(COUNTER, Attributes.EMPTY, new MetricValue.Counter(0, now)));
    signals.add(point(COUNTER, strange, new MetricValue.Counter(1e16, hourAgo())));
    signals.add(
        point(
            HISTOGRAM,
            strange,
            new MetricValue.Samples(List.of(0.0, -3.5), List.of(1L, 1L << 40), hourAgo())));
    signals.add(
        point(
            HISTOGRAM,
            Attributes.EMPTY,
            new MetricValue.Histogram(List.of(), List.of(0L), 0, hourAgo())));
    signals.add(new Event("test.event", Severity.INFO, "", Attributes.EMPTY, now));
    signals.add(new Event("test.event", Severity.CRITICAL, UNICODE, strange, Instant.EPOCH));
    signals.add(
        new Event("test.event", Severity.ERROR, "x".repeat(300_000), Attributes.EMPTY, now));
    signals.add(span(UNICODE, strange));
    return items(UNUSUAL, signals);
  }

  /** As many ordinary items as asked for, each of a series of its own. */
  List<Item> many(int count) {
    List<Item> items = new ArrayList<>();
    for (int i = 0; items.size() < count; i++) {
      Attributes attributes = Attributes.of("series", "number-" + i);
      items.addAll(
          items(
              COMPONENT,
              List.of(
                  point(GAUGE, attributes, new MetricValue.Gauge(i)),
                  new Event("test.event", Severity.INFO, "Number " + i, attributes, now),
                  span("number " + i, attributes))));
    }
    return List.copyOf(items.subList(0, count));
  }

  private Instant hourAgo() {
    return now.minus(Duration.ofHours(1));
  }

  private MetricPoint point(MetricDescriptor metric, Attributes attributes, MetricValue value) {
    return new MetricPoint(metric, attributes, value, now);
  }

  private Span span(String name, Attributes attributes) {
    return new Span(
        "0af7651916cd43dd8448eb211c80319c",
        "b7ad6b7169203331",
        Optional.empty(),
        name,
        Span.Kind.CLIENT,
        hourAgo(),
        now,
        Span.Status.ERROR,
        "it did not answer",
        attributes);
  }

  private List<Item> items(Component component, List<Signal> signals) {
    return signals.stream()
        .filter(signal -> kinds.contains(signal.kind()))
        .map(signal -> new Item(component, signal))
        .toList();
  }
}
