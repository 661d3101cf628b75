package org.workloadmonitor.sink.cloudwatch.datum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.api.signal.MetricPoint;
import org.workloadmonitor.api.signal.MetricValue;

class MappingTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00.750Z");
  private static final Component WEB = new Component("web", "Web", "compute", Map.of());
  private static final MetricDescriptor CPU =
      MetricDescriptor.gauge("system.cpu.utilization", "1", "x");

  private final Mapping mapping = new Mapping(new Namespaces("Workload"), List.of());

  @Test
  void makesADatumOfAPoint() throws Refusal {
    Mapped mapped = map(CPU, Attributes.EMPTY, new MetricValue.Gauge(0.42), NOW);

    assertThat(mapped.namespace()).isEqualTo("Workload/Compute");
    Datum datum = mapped.data().getFirst();
    assertThat(datum.name()).isEqualTo("CPUUtilization");
    assertThat(datum.unit()).isEqualTo(CloudWatchUnit.PERCENT);
    assertThat(datum.measurements().value(0)).isEqualTo(42);
    assertThat(datum.epochSecond()).isEqualTo(NOW.getEpochSecond());
  }

  @Test
  void refusesWhatIsTooOldOrTooNew() throws Refusal {
    assertThat(at(NOW.minus(Duration.ofDays(13))).data()).hasSize(1);
    assertThat(at(NOW.plus(Duration.ofMinutes(110))).data()).hasSize(1);
    assertThatThrownBy(() -> at(NOW.minus(Duration.ofDays(14)))).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> at(NOW.plus(Duration.ofHours(2)))).isInstanceOf(Refusal.class);
  }

  @Test
  void sendsNothingForAHistogramInWhichNothingWasMeasured() throws Refusal {
    MetricDescriptor histogram = MetricDescriptor.histogram("test.duration", "s", "x");
    MetricValue empty = new MetricValue.Histogram(List.of(1.0), List.of(0L, 0L), 0, NOW);

    assertThat(map(histogram, Attributes.EMPTY, empty, NOW).data()).isEmpty();
  }

  @Test
  void tellsMetricsApartAsCloudWatchDoesAndSeriesAsTheAgentDoes() throws Refusal {
    Mapped text = value(Attributes.builder().put("port", "80").build());
    Mapped number = value(Attributes.builder().put("port", 80L).build());
    Mapped other = value(Attributes.builder().put("port", 81L).build());

    assertThat(number.metric()).isEqualTo(text.metric()).isNotEqualTo(other.metric());
    assertThat(number.series()).isNotEqualTo(text.series());
  }

  @Test
  void aPlannedSeriesIsTheSameMetric() throws Refusal {
    Attributes attributes = Attributes.of("device", "sda");

    assertThat(mapping.identity(WEB, CPU, attributes).metric())
        .isEqualTo(value(attributes).metric());
  }

  private Mapped value(Attributes attributes) throws Refusal {
    return map(CPU, attributes, new MetricValue.Gauge(1), NOW);
  }

  private Mapped at(Instant time) throws Refusal {
    return map(CPU, Attributes.EMPTY, new MetricValue.Gauge(1), time);
  }

  private Mapped map(MetricDescriptor metric, Attributes attributes, MetricValue value, Instant at)
      throws Refusal {
    return mapping.of(WEB, new MetricPoint(metric, attributes, value, at), NOW);
  }
}
