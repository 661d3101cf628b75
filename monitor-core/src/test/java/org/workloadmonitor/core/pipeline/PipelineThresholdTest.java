package org.workloadmonitor.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workloadmonitor.core.outbox.Points.COUNTER;
import static org.workloadmonitor.core.outbox.Points.GAUGE;
import static org.workloadmonitor.core.outbox.Points.HISTOGRAM;
import static org.workloadmonitor.core.outbox.Points.WEB;
import static org.workloadmonitor.core.outbox.Points.at;
import static org.workloadmonitor.core.outbox.Points.gauge;

import java.time.Duration;
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
import org.workloadmonitor.core.alert.Threshold;
import org.workloadmonitor.core.alert.Threshold.Comparison;
import org.workloadmonitor.core.outbox.Entry;
import org.workloadmonitor.core.outbox.JsonSize;

/** What the values are compared with on their way. */
class PipelineThresholdTest extends PipelineFixture {

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
    Entry entry = outbox.take(ALL).entries().getLast();
    assertThat(entry.item().component()).isEqualTo(renamed);
    assertThat(entry.bytes()).isEqualTo(JsonSize.of(entry.item()));
  }
}
