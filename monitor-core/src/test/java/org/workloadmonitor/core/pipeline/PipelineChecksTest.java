package org.workloadmonitor.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workloadmonitor.core.outbox.Points.COUNTER;
import static org.workloadmonitor.core.outbox.Points.GAUGE;
import static org.workloadmonitor.core.outbox.Points.HISTOGRAM;
import static org.workloadmonitor.core.outbox.Points.at;
import static org.workloadmonitor.core.outbox.Points.gauge;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.Event;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.api.signal.MetricPoint;
import org.workloadmonitor.api.signal.MetricValue;
import org.workloadmonitor.api.signal.MetricValue.Counter;
import org.workloadmonitor.api.signal.Severity;
import org.workloadmonitor.api.signal.Signal;

/** What no sink could take. */
class PipelineChecksTest extends PipelineFixture {

  private void isRejected(Signal signal, Rejection reason) {
    run(signal);
    assertThat(arrived()).isEmpty();
    assertThat(counts().rejected()).containsEntry(reason, 1L);
    assertThat(log.lines()).hasSize(1);
    assertThat(log.lines().getFirst())
        .startsWith("WARN host of web: '" + signal.name() + "' ")
        .contains(reason.explanation());
  }

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
}
