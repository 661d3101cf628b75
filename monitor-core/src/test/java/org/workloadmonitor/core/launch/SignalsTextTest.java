package org.workloadmonitor.core.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.Event;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.api.signal.MetricPoint;
import org.workloadmonitor.api.signal.MetricValue;
import org.workloadmonitor.api.signal.Severity;
import org.workloadmonitor.api.signal.Signal;
import org.workloadmonitor.api.signal.Span;
import org.workloadmonitor.api.sink.Item;

class SignalsTextTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Component WEB = new Component("web", "Web server", "compute", Map.of());

  @Test
  void showsARatioAsAPercentage() {
    MetricDescriptor used = MetricDescriptor.gauge("disk.utilization", "1", "Share in use.");

    assertThat(lines(gauge(used, 1))).containsExactly("disk.utilization 100 %");
    assertThat(lines(gauge(used, 0.1234567891))).containsExactly("disk.utilization 12.3457 %");
  }

  @Test
  void showsOtherValuesInTheirUnit() {
    MetricDescriptor size = MetricDescriptor.gauge("disk.size", "By", "Size.");
    MetricDescriptor reads = MetricDescriptor.counter("disk.reads", "{read}", "Reads.");
    MetricDescriptor took = MetricDescriptor.histogram("disk.read.time", "s", "Time.");

    assertThat(
            lines(
                gauge(size, 12_345_678_901L),
                point(reads, new MetricValue.Counter(7, NOW)),
                point(took, MetricValue.Samples.of(0.25, NOW)),
                point(took, new MetricValue.Histogram(List.of(1.0), List.of(2L, 1L), 3.5, NOW))))
        .containsExactly(
            "disk.size 12345678901 By",
            "disk.reads 7 {read}",
            "disk.read.time 0.25 s",
            "disk.read.time 3 measurements, sum 3.5 s");
  }

  @Test
  void showsEventsAndSpansInALineEach() {
    Event event = new Event("disk.failed", Severity.ERROR, "A disk failed.", Attributes.EMPTY, NOW);
    Span span =
        new Span(
            "0af7651916cd43dd8448eb211c80319c",
            "b7ad6b7169203331",
            Optional.empty(),
            "step",
            Span.Kind.CLIENT,
            NOW,
            NOW.plusMillis(1500),
            Span.Status.OK,
            "",
            Attributes.of("step.name", "log in"));

    assertThat(lines(event, span))
        .containsExactly("error disk.failed: A disk failed.", "step{step.name=log in} ok 1500ms");
  }

  @Test
  void groupsByComponentAndCounts() {
    MetricDescriptor size = MetricDescriptor.gauge("disk.size", "By", "Size.");
    Component db = new Component("db", "db", "database", Map.of());

    assertThat(
            SignalsText.of(
                List.of(
                    new Item(WEB, gauge(size, 1)),
                    new Item(db, gauge(size, 2)),
                    new Item(WEB, gauge(size, 3)))))
        .containsSubsequence("web (Web server, compute)", "2 signals", "db (db, database)")
        .endsWith("1 signal\n\n");
  }

  private static MetricPoint gauge(MetricDescriptor metric, double value) {
    return point(metric, new MetricValue.Gauge(value));
  }

  private static MetricPoint point(MetricDescriptor metric, MetricValue value) {
    return new MetricPoint(metric, Attributes.EMPTY, value, NOW);
  }

  /** The lines of the signals, without what aligns them. */
  private static List<String> lines(Signal... signals) {
    List<Item> items = Arrays.stream(signals).map(signal -> new Item(WEB, signal)).toList();
    return SignalsText.of(items)
        .lines()
        .skip(1)
        .limit(signals.length)
        .map(line -> line.strip().replaceAll(" +", " "))
        .toList();
  }
}
