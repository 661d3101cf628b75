package org.workloadmonitor.core.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.Event;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.api.signal.Severity;
import org.workloadmonitor.core.alert.Threshold.Comparison;

class AlertsTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration INTERVAL = Duration.ofSeconds(60);
  private static final MetricDescriptor CPU =
      MetricDescriptor.gauge("system.cpu.utilization", "1", "");
  private static final Attributes ROOT = Attributes.of("system.filesystem.mountpoint", "/");
  private static final Attributes VAR = Attributes.of("system.filesystem.mountpoint", "/var");

  private final Alerts alerts = new Alerts("Web server", INTERVAL);
  private final List<Event> events = new ArrayList<>();
  private Threshold threshold = above(0.8);

  private static Threshold above(double limit) {
    return new Threshold(
        "cpu_utilization",
        CPU.name(),
        Attributes.EMPTY,
        Comparison.ABOVE,
        limit,
        OptionalDouble.empty(),
        Duration.ZERO,
        Severity.ERROR);
  }

  private static Threshold lasting(Threshold like, Duration forAtLeast) {
    return new Threshold(
        like.key(),
        like.metric(),
        like.attributes(),
        like.comparison(),
        like.limit(),
        like.clear(),
        forAtLeast,
        like.severity());
  }

  private static Threshold clearing(Threshold like, Comparison comparison, double clear) {
    return new Threshold(
        like.key(),
        like.metric(),
        like.attributes(),
        comparison,
        like.limit(),
        OptionalDouble.of(clear),
        like.forAtLeast(),
        like.severity());
  }

  @BeforeEach
  void begin() {
    watch(threshold);
  }

  private void watch(Threshold... thresholds) {
    if (thresholds.length > 0) {
      threshold = thresholds[0];
    }
    alerts.watch("Web server", List.of(thresholds), INTERVAL, START, events::add);
  }

  private void see(int second, double value) {
    see(second, value, Attributes.EMPTY);
  }

  private void see(int second, double value, Attributes series) {
    Instant time = START.plusSeconds(second);
    alerts.observe(
        alerts.on(CPU.name()), new Observation(CPU, series, value, time, time), events::add);
  }

  private List<String> messages() {
    return events.stream().map(event -> event.name() + ": " + event.message()).toList();
  }

  @Test
  void raisesWhereAValueLiesBeyondTheLimit() {
    see(0, 0.8);
    assertThat(events).isEmpty();
    see(60, 0.93);
    assertThat(messages())
        .containsExactly(
            "workload.alert.raised: cpu utilization of Web server is 93 % (above 80 %)");
    assertThat(events.getFirst().severity()).isEqualTo(Severity.ERROR);
    assertThat(events.getFirst().timestamp()).isEqualTo(START.plusSeconds(60));
    assertThat(alerts.active()).isEqualTo(1);
  }

  @Test
  void raisesOnceForAsLongAsItLasts() {
    see(0, 0.9);
    see(60, 0.95);
    see(120, 0.99);
    assertThat(events).hasSize(1);
  }

  @Test
  void clearsWhereTheValueComesBack() {
    see(0, 0.9);
    see(720, 0.71);
    assertThat(messages().getLast())
        .isEqualTo(
            "workload.alert.cleared: cpu utilization of Web server is back at 71 %"
                + " (was above 80 % for 12 min)");
    assertThat(events.getLast().severity()).isEqualTo(Severity.INFO);
    assertThat(alerts.active()).isZero();
  }

  @Test
  void raisesOnlyWhatLasts() {
    watch(lasting(threshold, Duration.ofMinutes(5)));
    see(0, 0.9);
    see(120, 0.7);
    see(180, 0.9);
    see(420, 0.9);
    assertThat(events).isEmpty();
    see(480, 0.93);
    assertThat(messages())
        .containsExactly(
            "workload.alert.raised: cpu utilization of Web server is 93 % (above 80 % for 5 min)");
  }

  @Test
  void staysRaisedUntilTheClearValueIsPassed() {
    watch(clearing(threshold, Comparison.ABOVE, 0.75));
    see(0, 0.9);
    see(60, 0.78);
    see(120, 0.75);
    assertThat(alerts.active()).isEqualTo(1);
    see(180, 0.74);
    assertThat(alerts.active()).isZero();
  }

  @Test
  void looksBelowTheLimitWhereAsked() {
    watch(clearing(threshold, Comparison.BELOW, 0.9));
    see(0, 0.5);
    assertThat(messages())
        .containsExactly(
            "workload.alert.raised: cpu utilization of Web server is 50 % (below 80 %)");
    see(60, 0.85);
    assertThat(alerts.active()).isEqualTo(1);
    see(120, 0.95);
    assertThat(alerts.active()).isZero();
  }

  @Test
  void watchesEachSeriesByItself() {
    see(0, 0.9, ROOT);
    see(0, 0.9, VAR);
    see(60, 0.5, ROOT);
    assertThat(messages())
        .containsExactly(
            "workload.alert.raised: cpu utilization of Web server, mountpoint /, is 90 %"
                + " (above 80 %)",
            "workload.alert.raised: cpu utilization of Web server, mountpoint /var, is 90 %"
                + " (above 80 %)",
            "workload.alert.cleared: cpu utilization of Web server, mountpoint /, is back at 50 %"
                + " (was above 80 % for 1 min)");
    assertThat(alerts.active()).isEqualTo(1);
  }

  @Test
  void looksOnlyAtSeriesWithTheAttributesOfTheThreshold() {
    watch(
        new Threshold(
            "disk",
            CPU.name(),
            VAR,
            Comparison.ABOVE,
            0.8,
            OptionalDouble.empty(),
            Duration.ZERO,
            Severity.WARNING));
    see(0, 0.9, ROOT);
    assertThat(events).isEmpty();
    see(0, 0.9, VAR);
    assertThat(events).hasSize(1);
  }

  @Test
  void clearsWhatIsNoLongerSeen() {
    see(0, 0.9);
    alerts.sweep(START.plusSeconds(180), events::add);
    assertThat(alerts.active()).isEqualTo(1);
    alerts.sweep(START.plusSeconds(181), events::add);
    assertThat(messages().getLast())
        .isEqualTo(
            "workload.alert.cleared: cpu utilization of Web server: no data for 3 min 1 s,"
                + " so the alert is cleared (was above 80 %, last 90 %)");
    assertThat(events.getLast().attributes().value("reason")).contains("no data");
  }

  @Test
  void waitsThreeTimesItsOwnPaceForASlowSeries() {
    see(0, 0.9);
    see(600, 0.9);
    alerts.sweep(START.plusSeconds(2_400), events::add);
    assertThat(alerts.active()).isEqualTo(1);
  }

  @Test
  void beginsAnewAfterAGapWhereAValueMustLast() {
    watch(lasting(threshold, Duration.ofMinutes(5)));
    see(0, 0.9);
    alerts.sweep(START.plusSeconds(240), events::add);
    see(300, 0.9);
    assertThat(events).isEmpty();
  }

  @Test
  void goesOnWithAThresholdThatIsStillThere() {
    see(0, 0.9);
    watch(above(0.8));
    see(60, 0.9);
    assertThat(events).hasSize(1);
  }

  @Test
  void clearsWhatAThresholdRaisedThatIsGone() {
    see(0, 0.9);
    watch(above(0.85));
    assertThat(messages().getLast())
        .startsWith(
            "workload.alert.cleared: cpu utilization of Web server:"
                + " the threshold was changed or removed");
    assertThat(alerts.active()).isZero();
  }

  @Test
  void tellsProgramsTheParticulars() {
    see(0, 0.9, VAR);
    assertThat(events.getFirst().attributes())
        .isEqualTo(
            Attributes.builder()
                .put("key", "cpu_utilization")
                .put("metric", "system.cpu.utilization")
                .put("unit", "1")
                .put("value", 0.9)
                .put("threshold", 0.8)
                .put("comparison", "above")
                .put("duration", 0.0)
                .put("series.system.filesystem.mountpoint", "/var")
                .build());
  }

  @Test
  void showsTheDifferenceWhereValueAndLimitLookTheSame() {
    see(0, 0.80004);
    assertThat(messages().getFirst()).endsWith("is 80.004 % (above 80 %)");
  }

  @Test
  void comparesACounterBySecond() {
    MetricDescriptor errors = MetricDescriptor.counter("http.errors", "{error}", "");
    watch(
        new Threshold(
            "errors",
            errors.name(),
            Attributes.EMPTY,
            Comparison.ABOVE,
            2,
            OptionalDouble.empty(),
            Duration.ZERO,
            Severity.WARNING));
    alerts.observe(
        alerts.on(errors.name()),
        new Observation(errors, Attributes.EMPTY, 5, START, START),
        events::add);
    assertThat(events.getFirst().message())
        .isEqualTo("errors of Web server is 5 errors/s (above 2 errors/s)");
  }
}
