package org.workloadmonitor.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.workloadmonitor.core.outbox.Points.COUNTER;
import static org.workloadmonitor.core.outbox.Points.GAUGE;
import static org.workloadmonitor.core.outbox.Points.HISTOGRAM;
import static org.workloadmonitor.core.outbox.Points.WEB;
import static org.workloadmonitor.core.outbox.Points.at;
import static org.workloadmonitor.core.outbox.Points.event;
import static org.workloadmonitor.core.outbox.Points.gauge;

import ch.qos.logback.classic.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.Event;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.api.signal.MetricPoint;
import org.workloadmonitor.api.signal.MetricValue;
import org.workloadmonitor.api.signal.MetricValue.Counter;
import org.workloadmonitor.api.signal.Severity;
import org.workloadmonitor.api.signal.Signal;
import org.workloadmonitor.api.signal.SignalKind;
import org.workloadmonitor.api.sink.Item;
import org.workloadmonitor.api.sink.SinkProfile;
import org.workloadmonitor.api.sink.Temporality;
import org.workloadmonitor.core.alert.Threshold;
import org.workloadmonitor.core.alert.Threshold.Comparison;
import org.workloadmonitor.core.log.LogCapture;
import org.workloadmonitor.core.outbox.Demand;
import org.workloadmonitor.core.outbox.Entry;
import org.workloadmonitor.core.outbox.JsonSize;
import org.workloadmonitor.core.outbox.MemoryOutbox;
import org.workloadmonitor.core.outbox.OutboxLimits;
import org.workloadmonitor.core.time.HandTime;

class PipelineTest {

  private static final SinkProfile EVERYTHING =
      SinkProfile.taking(SignalKind.METRIC, SignalKind.EVENT, SignalKind.SPAN);
  private static final Demand ALL = Demand.of(Integer.MAX_VALUE, Long.MAX_VALUE);
  private static final Component DB = new Component("db", "Orders", "database", Map.of());
  private static final Attributes OF_A = Attributes.of("of", "a");

  private final HandTime time = new HandTime();
  private final MemoryOutbox outbox = outbox();
  private final LogCapture log = LogCapture.of(Pipeline.class.getName(), Level.INFO);
  private final Pipeline pipeline = new Pipeline(time, at(0), 5);

  private MemoryOutbox outbox() {
    return new MemoryOutbox(
        new OutboxLimits(10_000, Long.MAX_VALUE, Duration.ofDays(30)), time.clock());
  }

  @BeforeEach
  void route() {
    pipeline.route(List.of(Route.to(EVERYTHING, outbox)));
  }

  @AfterEach
  void everythingIsAccountedFor() {
    log.close();
    if (pipeline.counts().isEmpty()) {
      return; // a test forgot the component, and its counts with it
    }
    ComponentCounts counts = counts();
    long rejected = counts.rejected().values().stream().mapToLong(Long::longValue).sum();
    assertThat(counts.collected()).isEqualTo(outbox.counts().collected() + rejected);
  }

  private ComponentCounts counts() {
    return pipeline.counts().stream()
        .filter(each -> each.component().equals(WEB.id()))
        .findFirst()
        .orElse(new ComponentCounts(WEB.id(), 0, Map.of(), 0, 0, 0));
  }

  private RunRecorder open() {
    return pipeline.open(WEB, "host");
  }

  private void run(Signal... signals) {
    RunRecorder run = open();
    for (Signal signal : signals) {
      run.record(signal);
    }
    run.end();
  }

  private List<Signal> arrived() {
    return arrived(outbox);
  }

  private static List<Signal> arrived(MemoryOutbox outbox) {
    return outbox.take(ALL).stream().map(Entry::item).map(Item::signal).toList();
  }

  private static MetricPoint series(String of) {
    return new MetricPoint(GAUGE, Attributes.of("of", of), new MetricValue.Gauge(1), at(0));
  }

  private static MetricPoint point(MetricDescriptor metric, MetricValue value) {
    return new MetricPoint(metric, Attributes.EMPTY, value, at(0));
  }

  private void isRejected(Signal signal, Rejection reason) {
    run(signal);
    assertThat(arrived()).isEmpty();
    assertThat(counts().rejected()).containsEntry(reason, 1L);
    assertThat(log.lines()).hasSize(1);
    assertThat(log.lines().getFirst())
        .startsWith("WARN host of web: '" + signal.name() + "' ")
        .contains(reason.explanation());
  }

  // From a run to the outboxes

  @Test
  void handsOnWhatARunRecordedInOrder() {
    RunRecorder run = open();
    run.gauge(GAUGE, 1);
    run.event("test.event", Severity.INFO, "It happened.", Attributes.EMPTY);
    run.gauge(GAUGE, 2);
    assertThat(outbox.counts().collected()).isZero();
    run.end();
    assertThat(arrived())
        .containsExactly(gauge(1, at(0)), event("test.event", at(0)), gauge(2, at(0)));
  }

  @Test
  void attachesTheComponentAndTheSize() {
    run(gauge(1, at(0)));
    Entry entry = outbox.take(ALL).getFirst();
    assertThat(entry.item().component()).isEqualTo(WEB);
    assertThat(entry.bytes()).isEqualTo(JsonSize.of(entry.item()));
  }

  @Test
  void handsOnALongRunInChunks() {
    RunRecorder run = open();
    for (int i = 0; i < 3_000; i++) {
      run.gauge(GAUGE, i);
    }
    assertThat(outbox.counts().collected()).isBetween(1_000L, 2_999L);
    run.end();
    assertThat(outbox.counts().collected()).isEqualTo(3_000);
    assertThat(arrived())
        .startsWith(gauge(0, at(0)), gauge(1, at(0)))
        .endsWith(gauge(2_999, at(0)));
  }

  @Test
  void keepsWhatWasRecordedBeforeARunIsCutShort() {
    RunRecorder run = open();
    run.gauge(GAUGE, 1);
    run.cutShort();
    assertThat(arrived()).hasSize(1);
  }

  @Test
  void takesSignalsFromSeveralThreadsOfARun() throws Exception {
    RunRecorder run = open();
    CountDownLatch together = new CountDownLatch(4);
    List<Thread> threads =
        List.of(1, 2, 3, 4).stream()
            .map(
                number ->
                    Thread.ofVirtual()
                        .start(
                            () -> {
                              together.countDown();
                              for (int i = 0; i < 1_000; i++) {
                                run.gauge(GAUGE, i);
                              }
                            }))
            .toList();
    for (Thread thread : threads) {
      thread.join();
    }
    run.end();
    assertThat(outbox.counts().collected()).isEqualTo(4_000);
  }

  @Test
  void leavesOutWhatComesAfterTheEnd() {
    RunRecorder run = open();
    run.end();
    run.gauge(GAUGE, 1);
    run.end();
    assertThat(arrived()).isEmpty();
    assertThat(counts().rejected()).containsEntry(Rejection.LATE, 1L);
  }

  @Test
  void refusesNullAtOnce() {
    assertThatThrownBy(() -> open().record(null)).isInstanceOf(NullPointerException.class);
  }

  @Test
  void sendsEachSinkTheKindsThatItTakes() {
    MemoryOutbox events = outbox();
    MemoryOutbox none = outbox();
    pipeline.route(
        List.of(
            Route.to(EVERYTHING, outbox),
            Route.to(SinkProfile.taking(SignalKind.EVENT), events),
            Route.to(SinkProfile.taking(SignalKind.SPAN), none)));
    run(gauge(1, at(0)), event("test.event", at(0)));
    assertThat(arrived(outbox)).hasSize(2);
    assertThat(arrived(events)).containsExactly(event("test.event", at(0)));
    assertThat(none.counts().collected()).isZero();
  }

  // What no sink could take

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void rejectsWhatIsNotFinite(double value) {
    run(
        point(GAUGE, new MetricValue.Gauge(value)),
        point(HISTOGRAM, MetricValue.Samples.of(value, at(0))),
        point(HISTOGRAM, new MetricValue.Histogram(List.of(), List.of(1L), value, at(0))));
    assertThat(arrived()).isEmpty();
    assertThat(counts().rejected()).containsEntry(Rejection.NOT_FINITE, 3L);
  }

  @Test
  void rejectsANegativeCounter() {
    isRejected(point(COUNTER, new Counter(-1, at(0))), Rejection.NEGATIVE_COUNTER);
  }

  @Test
  void rejectsAnInfiniteCounter() {
    isRejected(point(COUNTER, new Counter(Double.POSITIVE_INFINITY, at(0))), Rejection.NOT_FINITE);
  }

  @Test
  void rejectsAValueOfAnotherKindThanItsDescriptor() {
    run(
        point(COUNTER, new MetricValue.Gauge(1)),
        point(GAUGE, new Counter(1, at(0))),
        point(GAUGE, MetricValue.Samples.of(1, at(0))),
        point(COUNTER, new MetricValue.Histogram(List.of(), List.of(1L), 1, at(0))));
    assertThat(counts().rejected()).containsEntry(Rejection.KIND_MISMATCH, 4L);
  }

  @Test
  void rejectsABlankAttribute() {
    isRejected(series(" "), Rejection.BLANK_ATTRIBUTE);
  }

  @Test
  void rejectsABlankAttributeOfAnEvent() {
    isRejected(
        new Event("test.event", Severity.INFO, "", Attributes.of("of", ""), at(0)),
        Rejection.BLANK_ATTRIBUTE);
  }

  @Test
  void rejectsATimeFarAhead() {
    isRejected(gauge(1, at(2 * 3600 + 1)), Rejection.TIMESTAMP);
  }

  @Test
  void rejectsATimeLongPast() {
    isRejected(gauge(1, at(-14 * 86_400 - 1)), Rejection.TIMESTAMP);
  }

  @Test
  void takesATimeThatIsNearEnough() {
    run(gauge(1, at(2 * 3600)), gauge(1, at(-14 * 86_400)));
    assertThat(arrived()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1000000000-01-01T00:00:00Z", "+1000000000-12-31T00:00:00Z"})
  void rejectsAStartThatCantBeRight(String start) {
    isRejected(point(COUNTER, new Counter(1, Instant.parse(start))), Rejection.TIMESTAMP);
  }

  @Test
  void rejectsACounterOlderThanThePointBefore() {
    run(new MetricPoint(COUNTER, Attributes.EMPTY, new Counter(1, at(0)), at(60)));
    arrived();
    isRejected(
        new MetricPoint(COUNTER, Attributes.EMPTY, new Counter(1, at(0)), at(59)),
        Rejection.OUT_OF_ORDER);
  }

  @Test
  void rejectsAMetricWhoseNameMeansAnother() {
    run(gauge(1, at(0)));
    arrived();
    isRejected(
        point(MetricDescriptor.gauge(GAUGE.name(), "s", ""), new MetricValue.Gauge(1)),
        Rejection.CONFLICT);
  }

  @Test
  void takesAMetricAgainWhoseNameIsNoLongerUsed() {
    pipeline.route(List.of());
    RunRecorder other = pipeline.open(DB, "sql");
    other.gauge(MetricDescriptor.gauge(GAUGE.name(), "s", ""), 1);
    other.end();
    pipeline.route(List.of(Route.to(EVERYTHING, outbox)));
    pipeline.forget("db");
    run(gauge(1, at(0)));
    assertThat(arrived()).hasSize(1);
  }

  @Test
  void tellsOfEachReasonOnce() {
    run(gauge(Double.NaN, at(0)), gauge(Double.NaN, at(0)));
    run(gauge(Double.NaN, at(0)), series(""));
    assertThat(log.lines())
        .containsExactly(
            "WARN host of web: 'test.gauge' {} was left out, because its value is not a finite"
                + " number. More of this kind are only counted, in workload.signals.rejected.",
            "WARN host of web: 'test.gauge' {of=} was left out, because an attribute is blank."
                + " More of this kind are only counted, in workload.signals.rejected.");
  }

  // The limit of series

  private void runEach(String series) {
    series.chars().forEach(of -> run(series(Character.toString(of))));
  }

  @Test
  void rejectsSeriesAboveTheLimit() {
    runEach("abcdefgh");
    assertThat(arrived()).hasSize(5);
    assertThat(counts().series()).isEqualTo(5);
    assertThat(counts().rejected()).containsEntry(Rejection.SERIES_LIMIT, 3L);
    assertThat(log.lines()).hasSize(1);
  }

  @Test
  void goesOnTakingSeriesThatItKnows() {
    runEach("abcdefa");
    assertThat(arrived()).hasSize(6);
  }

  @Test
  void makesRoomForANewSeriesWhereOneIsIdle() {
    runEach("abcde");
    time.advance(Duration.ofMinutes(10));
    run(series("a"));
    time.advance(Duration.ofMinutes(10));
    run(series("f"));
    assertThat(counts().rejected()).containsEntry(Rejection.SERIES_LIMIT, 0L);
    assertThat(counts().series()).isEqualTo(2);
  }

  @Test
  void remembersASlowSeriesForThreeTimesItsOwnPace() {
    run(series("a"));
    time.advance(Duration.ofMinutes(100));
    run(series("a"));
    time.advance(Duration.ofMinutes(200));
    pipeline.sweep();
    assertThat(counts().series()).isEqualTo(1);
    time.advance(Duration.ofMinutes(101));
    pipeline.sweep();
    assertThat(counts().series()).isZero();
  }

  @Test
  void countsEachComponentByItself() {
    runEach("abcde");
    RunRecorder other = pipeline.open(DB, "sql");
    other.record(series("f"));
    arrived();
    MemoryOutbox elsewhere = outbox();
    pipeline.route(List.of(Route.to(EVERYTHING, elsewhere)));
    other.end();
    assertThat(arrived(elsewhere)).hasSize(1);
  }

  // Increases

  private MemoryOutbox deltas() {
    MemoryOutbox deltas = outbox();
    pipeline.route(
        List.of(
            Route.to(EVERYTHING, outbox),
            Route.to(EVERYTHING.withTemporality(Temporality.DELTA), deltas)));
    return deltas;
  }

  private void count(double total, Instant start, double second) {
    run(new MetricPoint(COUNTER, OF_A, new Counter(total, start), at(second)));
  }

  private static List<MetricValue> values(MemoryOutbox outbox) {
    return arrived(outbox).stream().map(signal -> ((MetricPoint) signal).value()).toList();
  }

  @Test
  void givesACounterAsTotalOrAsIncrease() {
    MemoryOutbox deltas = deltas();
    count(10, at(-100), 0);
    count(15, at(-100), 60);
    assertThat(values(outbox))
        .containsExactly(new Counter(10, at(-100)), new Counter(15, at(-100)));
    assertThat(values(deltas)).containsExactly(new Counter(5, at(0)));
  }

  @Test
  void givesTheFirstTotalAsIncreaseWhereTheCounterBeganAfterTheAgent() {
    MemoryOutbox deltas = deltas();
    count(10, at(30), 60);
    assertThat(values(deltas)).containsExactly(new Counter(10, at(30)));
  }

  @Test
  void doesNotCountTwiceWhatItForgotMeanwhile() {
    MemoryOutbox deltas = deltas();
    time.advance(Duration.ofSeconds(60));
    count(10, at(30), 60);
    time.advance(Duration.ofHours(3));
    pipeline.sweep();
    assertThat(counts().series()).isZero();
    count(12, at(30), 3 * 3600);
    assertThat(values(deltas)).hasSize(1);
  }

  @Test
  void knowsACounterFromItsStartAlthoughAGaugeWasForgotten() {
    MemoryOutbox deltas = deltas();
    run(series("a"));
    arrived(deltas);
    time.advance(Duration.ofHours(3));
    pipeline.sweep();
    count(10, at(30), 3 * 3600);
    assertThat(values(deltas)).containsExactly(new Counter(10, at(30)));
  }

  @Test
  void givesGaugesSamplesAndEventsToBothAlike() {
    MemoryOutbox deltas = deltas();
    Signal[] signals = {
      gauge(1, at(0)), point(HISTOGRAM, MetricValue.Samples.of(1, at(0))), event("test.e", at(0))
    };
    run(signals);
    assertThat(arrived(deltas)).containsExactly(signals);
  }

  // Thresholds

  private static Threshold above(MetricDescriptor metric, double limit) {
    return new Threshold(
        "test",
        metric.name(),
        Attributes.EMPTY,
        Comparison.ABOVE,
        limit,
        OptionalDouble.empty(),
        Duration.ZERO,
        Severity.WARNING);
  }

  private void watch(Threshold... thresholds) {
    pipeline.watch(new Watch(WEB, List.of(thresholds), Duration.ofSeconds(60)));
  }

  private List<String> events() {
    return arrived().stream()
        .filter(Event.class::isInstance)
        .map(Event.class::cast)
        .map(Event::message)
        .toList();
  }

  @Test
  void emitsAnEventWhereAThresholdIsCrossed() {
    watch(above(GAUGE, 2048));
    run(gauge(4096, at(0)));
    assertThat(events()).containsExactly("test of Web server is 4 KiB (above 2 KiB)");
    assertThat(counts().activeAlerts()).isEqualTo(1);
  }

  @Test
  void watchesAMetricThatIsKnownAlready() {
    run(gauge(4096, at(0)));
    watch(above(GAUGE, 2048));
    run(gauge(4096, at(0)));
    assertThat(events()).hasSize(1);
  }

  @Test
  void comparesTheRateOfACounter() {
    watch(above(COUNTER, 2));
    count(10, at(-100), 0);
    count(310, at(-100), 60);
    assertThat(events())
        .containsExactly("test of Web server, of a, is 5 requests/s (above 2 requests/s)");
  }

  @Test
  void comparesTheMeanOfMeasurements() {
    watch(above(HISTOGRAM, 2));
    run(point(HISTOGRAM, new MetricValue.Samples(List.of(1.0, 4.0), List.of(1L, 2L), at(0))));
    assertThat(events()).containsExactly("test of Web server is 3 s (above 2 s)");
  }

  @Test
  void clearsTheAlertsOfWhatVanished() {
    watch(above(GAUGE, 2048));
    run(gauge(4096, at(0)));
    time.advance(Duration.ofMinutes(4));
    pipeline.sweep();
    assertThat(events()).last().asString().contains("no data");
  }

  @Test
  void saysHowManyAlertsThereAre() {
    watch(above(GAUGE, 2048));
    run(gauge(4096, at(0)));
    arrived();
    pipeline.sweep();
    MetricPoint active = (MetricPoint) arrived().getFirst();
    assertThat(active.name()).isEqualTo("workload.alerts.active");
    assertThat(active.value()).isEqualTo(new MetricValue.Gauge(1));
  }

  @Test
  void clearsTheAlertsOfAComponentThatIsForgotten() {
    watch(above(GAUGE, 2048));
    run(gauge(4096, at(0)));
    pipeline.forget(WEB.id());
    assertThat(events()).last().asString().contains("threshold was changed or removed");
  }

  @Test
  void namesTheComponentAsItIsNamedNow() {
    run(gauge(1, at(0)));
    Component renamed = new Component("web", "Web server", "a_long_type_of_component", Map.of());
    pipeline.watch(new Watch(renamed, List.of(), Duration.ofSeconds(60)));
    run(gauge(1, at(0)));
    Entry entry = outbox.take(ALL).getLast();
    assertThat(entry.item().component()).isEqualTo(renamed);
    assertThat(entry.bytes()).isEqualTo(JsonSize.of(entry.item()));
  }

  // Problems of parts

  @Test
  void tellsOfAPartThatFailsUntilItWorksAgain() {
    for (int i = 0; i < 3; i++) {
      RunRecorder failing = open();
      failing.problem("disk", "No permission.");
      failing.end();
    }
    RunRecorder working = open();
    working.end();
    assertThat(counts().problems()).isEqualTo(3);
    assertThat(log.lines())
        .containsExactly(
            "WARN Part 'disk' of host of web failed: No permission.",
            "INFO Part 'disk' of host of web works again after 3 failures in 0 ms.");
  }

  @Test
  void tellsOfANewReason() {
    RunRecorder run = open();
    run.problem("disk", "No permission.");
    run.problem("disk", "No such device.");
    run.end();
    assertThat(log.lines()).hasSize(2);
  }

  @Test
  void knowsNothingOfAPartThatARunDidNotComeTo() {
    RunRecorder failing = open();
    failing.problem("disk", "No permission.");
    failing.end();
    open().cutShort();
    assertThat(log.lines()).hasSize(1);
  }
}
