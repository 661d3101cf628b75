package org.workloadmonitor.core.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.Event;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.api.signal.MetricPoint;
import org.workloadmonitor.api.signal.MetricValue;
import org.workloadmonitor.api.signal.Severity;
import org.workloadmonitor.core.alert.Threshold.Comparison;

class AlertBoardTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Component WEB = new Component("web", "Web server", "compute", Map.of());
  private static final MetricDescriptor CPU =
      MetricDescriptor.gauge("system.cpu.utilization", "1", "Busy share.");
  private static final MetricDescriptor SENT =
      MetricDescriptor.counter("system.network.io", "By", "Bytes.");

  private final AlertBoard board = new AlertBoard();
  private final List<Event> events = new ArrayList<>();

  @Test
  void aValueAboveTheLimitRaisesOnce() {
    watch(above("cpu_utilization", CPU, 0.8));

    cpu(0, 0.79);
    cpu(10, 0.93);
    cpu(20, 0.95);

    assertThat(events)
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.name()).isEqualTo("workload.alert.raised");
              assertThat(event.severity()).isEqualTo(Severity.CRITICAL);
              assertThat(event.message())
                  .isEqualTo("cpu utilization of Web server is 93 % (above 80 %)");
              assertThat(event.attributes().value("workload.alert.value")).contains(0.93);
              assertThat(event.timestamp()).isEqualTo(START.plusSeconds(10));
            });
  }

  @Test
  void theLimitItselfIsNotBeyondIt() {
    watch(above("cpu_utilization", CPU, 0.8));

    cpu(0, 0.8);

    assertThat(events).isEmpty();
  }

  @Test
  void theReturnIsAnEventThatSaysHowLongItLasted() {
    watch(above("cpu_utilization", CPU, 0.8));

    cpu(0, 0.9);
    cpu(150, 0.5);

    assertThat(events).hasSize(2);
    assertThat(events.getLast().name()).isEqualTo("workload.alert.cleared");
    assertThat(events.getLast().severity()).isEqualTo(Severity.INFO);
    assertThat(events.getLast().message())
        .isEqualTo(
            "cpu utilization of Web server is 50 % again (it was above 80 % for 2 min 30 s)");
    assertThat(events.getLast().attributes().value("workload.alert.duration")).contains(150.0);
  }

  @Test
  void aValueMustStayBeyondTheLimitForTheTimeAsked() {
    watch(lasting(above("cpu_utilization", CPU, 0.8), Duration.ofMinutes(5)));

    cpu(0, 0.9);
    cpu(200, 0.9);
    cpu(210, 0.7);
    cpu(220, 0.9);
    cpu(500, 0.9);
    assertThat(events).isEmpty();

    cpu(520, 0.9);
    assertThat(events)
        .singleElement()
        .extracting(Event::message)
        .isEqualTo("cpu utilization of Web server is 90 % (above 80 % for 5 min)");
  }

  @Test
  void anAlertClearsOnlyAtItsClearValue() {
    Threshold threshold = above("cpu_utilization", CPU, 0.8);
    watch(
        new Threshold(
            threshold.key(),
            threshold.metric(),
            threshold.attributes(),
            threshold.comparison(),
            0.8,
            OptionalDouble.of(0.7),
            Duration.ZERO,
            Severity.WARNING));

    cpu(0, 0.9);
    cpu(10, 0.75);
    assertThat(events).hasSize(1);

    cpu(20, 0.7);
    assertThat(events).hasSize(2);
  }

  @Test
  void eachSeriesHasAnAlertOfItsOwnAndNamesItself() {
    watch(above("cpu_utilization", CPU, 0.8));

    point(CPU, 0, new MetricValue.Gauge(0.9), Attributes.of("cpu.core", "a"));
    point(CPU, 0, new MetricValue.Gauge(0.9), Attributes.of("cpu.core", "b"));

    assertThat(events)
        .extracting(Event::message)
        .containsExactly(
            "cpu utilization of Web server [core a] is 90 % (above 80 %)",
            "cpu utilization of Web server [core b] is 90 % (above 80 %)");
    assertThat(board.active()).containsEntry(WEB, 2);
  }

  @Test
  void seriesWithoutTheNamedAttributesAreNotLookedAt() {
    watch(
        new Threshold(
            "cpu_utilization",
            CPU.name(),
            Attributes.of("cpu.core", "a"),
            Comparison.ABOVE,
            0.8,
            OptionalDouble.empty(),
            Duration.ZERO,
            Severity.WARNING));

    cpu(0, 0.9);

    assertThat(events).isEmpty();
  }

  @Test
  void aCounterIsComparedByItsIncreaseForEachSecond() {
    watch(above("network_io", SENT, 1024));

    point(SENT, 0, new MetricValue.Counter(1_000_000, START), Attributes.EMPTY);
    point(SENT, 10, new MetricValue.Counter(1_020_480, START), Attributes.EMPTY);

    assertThat(events)
        .singleElement()
        .extracting(Event::message)
        .isEqualTo("network io of Web server is 2 KiB/s (above 1 KiB/s)");
  }

  @Test
  void aSeriesThatVanishesClearsItsAlertAndSaysWhy() {
    watch(above("cpu_utilization", CPU, 0.8));
    cpu(0, 0.9);
    cpu(60, 0.9);

    board.sweep(START.plusSeconds(239), (component, event) -> events.add(event));
    assertThat(events).hasSize(1);

    board.sweep(START.plusSeconds(241), (component, event) -> events.add(event));
    assertThat(events.getLast().name()).isEqualTo("workload.alert.cleared");
    assertThat(events.getLast().message())
        .isEqualTo(
            "cpu utilization of Web server is no longer watched: no data since"
                + " 2026-01-01T00:01:00Z (it was above 80 %)");
    assertThat(board.active()).containsEntry(WEB, 0);
  }

  @Test
  void aReloadKeepsTheStateOfThresholdsThatStay() {
    Threshold threshold = above("cpu_utilization", CPU, 0.8);
    watch(threshold);
    cpu(0, 0.9);

    watch(threshold);
    cpu(10, 0.9);

    assertThat(events).hasSize(1);
  }

  @Test
  void aReloadClearsTheAlertOfAThresholdThatIsGone() {
    watch(above("cpu_utilization", CPU, 0.8));
    cpu(0, 0.9);

    watch();

    assertThat(events.getLast().message())
        .isEqualTo(
            "cpu utilization of Web server is no longer watched: its threshold was removed"
                + " (it was above 80 %)");
  }

  private void watch(Threshold... thresholds) {
    board.watch(
        Map.of(WEB, List.of(thresholds)), START.plusSeconds(1), (c, event) -> events.add(event));
  }

  private void cpu(long second, double value) {
    point(CPU, second, new MetricValue.Gauge(value), Attributes.EMPTY);
  }

  private void point(
      MetricDescriptor metric, long second, MetricValue value, Attributes attributes) {
    board
        .of(WEB.id())
        .orElseThrow()
        .observe(
            new MetricPoint(metric, attributes, value, START.plusSeconds(second)), events::add);
  }

  private static Threshold above(String key, MetricDescriptor metric, double limit) {
    return new Threshold(
        key,
        metric.name(),
        Attributes.EMPTY,
        Comparison.ABOVE,
        limit,
        OptionalDouble.empty(),
        Duration.ZERO,
        Severity.CRITICAL);
  }

  private static Threshold lasting(Threshold threshold, Duration time) {
    return new Threshold(
        threshold.key(),
        threshold.metric(),
        threshold.attributes(),
        threshold.comparison(),
        threshold.limit(),
        threshold.clear(),
        time,
        threshold.severity());
  }
}
