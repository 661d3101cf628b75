package org.workloadmonitor.sink.local.openmetrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workloadmonitor.sink.local.Samples.CPU;
import static org.workloadmonitor.sink.local.Samples.START;
import static org.workloadmonitor.sink.local.Samples.batch;
import static org.workloadmonitor.sink.local.Samples.counter;
import static org.workloadmonitor.sink.local.Samples.cpu;
import static org.workloadmonitor.sink.local.Samples.event;
import static org.workloadmonitor.sink.local.Samples.gauge;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.api.signal.MetricPoint;
import org.workloadmonitor.api.signal.MetricValue;
import org.workloadmonitor.api.signal.Severity;
import org.workloadmonitor.api.sink.Batch;
import org.workloadmonitor.api.sink.Outcome;

class SeriesStoreTest extends StoreFixture {

  private static final MetricDescriptor BYTES =
      MetricDescriptor.counter("system.network.io", "By", "Bytes \"sent\"\nand\\received.");
  private static final MetricDescriptor DURATION =
      MetricDescriptor.histogram("http.client.request.duration", "s", "Response time.");

  @Test
  void aGaugeShowsItsNewestValueUnderANameWithItsUnit() {
    put(batch(cpu(context, 0.25), cpu(context, 0.5)));
    Exposition scrape = scrape();
    assertThat(scrape.value("system_cpu_utilization_ratio", web())).isEqualTo(0.5);
    assertThat(scrape.families.get("system_cpu_utilization_ratio"))
        .isEqualTo(new Exposition.Family("gauge", "ratio", CPU.description()));
  }

  @Test
  void aCounterEndsInTotalAndSaysSinceWhenItCounts() {
    put(batch(counter(context, BYTES, 1e15, Attributes.of("direction", "receive"))));
    Exposition scrape = scrape();
    String[] labels = web("direction", "receive");
    assertThat(scrape.value("system_network_io_bytes_total", labels)).isEqualTo(1e15);
    assertThat(scrape.value("system_network_io_bytes_created", labels))
        .isEqualTo(START.toEpochMilli() / 1000.0);
    assertThat(scrape.families.get("system_network_io_bytes").help())
        .isEqualTo("Bytes \"sent\"\nand\\received.");
  }

  @Test
  void singleMeasurementsAreCountedIntoBuckets() {
    put(batch(sample(0.1, 1), sample(0.5, 2)));
    put(batch(sample(3, 1)));
    Exposition scrape = scrape();
    String name = "http_client_request_duration_seconds";
    assertThat(scrape.value(name + "_bucket", web("le", "0.1"))).isEqualTo(1);
    assertThat(scrape.value(name + "_bucket", web("le", "1.0"))).isEqualTo(3);
    assertThat(scrape.value(name + "_bucket", web("le", "+Inf"))).isEqualTo(4);
    assertThat(scrape.value(name + "_count", web())).isEqualTo(4);
    assertThat(scrape.value(name + "_sum", web())).isEqualTo(4.1);
  }

  @Test
  void aHistogramOfTheSourceIsShownAsItCame() {
    put(batch(histogram(List.of(1.0, 2.0), List.of(1L, 0L, 2L), 9)));
    put(batch(histogram(List.of(0.5), List.of(7L, 1L), 4)));
    Exposition scrape = scrape();
    String name = "http_client_request_duration_seconds";
    assertThat(scrape.labels(name + "_bucket")).hasSize(2);
    assertThat(scrape.value(name + "_bucket", web("le", "0.5"))).isEqualTo(7);
    assertThat(scrape.value(name + "_count", web())).isEqualTo(8);
    assertThat(scrape.value(name + "_sum", web())).isEqualTo(4);
  }

  @Test
  void describesEachComponentThatIsShown() {
    context.advance(Duration.ofSeconds(1));
    Component database =
        new Component(
            "db", "Orders \"DB\"", "database", Map.of("Team Name", "ü", "team-name", "b"));
    put(batch(cpu(context, 1)));
    put(batch(database, cpu(context, 1)));
    Exposition scrape = scrape();
    assertThat(scrape.families.get("workload_component").type()).isEqualTo("info");
    assertThat(scrape.labels("workload_component_info"))
        .contains(
            Map.of(
                "component",
                "db",
                "component_type",
                "database",
                "name",
                "Orders \"DB\"",
                "location",
                "test-location",
                "tag_Team_Name",
                "ü",
                "tag_team_name",
                "b"));
  }

  @Test
  void aReloadMayChangeNameAndTags() {
    put(batch(cpu(context, 1)));
    put(batch(new Component("web", "New name", "compute", Map.of()), cpu(context, 1)));
    assertThat(scrape().labels("workload_component_info"))
        .singleElement()
        .satisfies(labels -> assertThat(labels).containsEntry("name", "New name"));
  }

  @Test
  void labelsAreLegalAndKeepApartWhatTheAgentAndTheFormatUseThemselves() {
    Attributes attributes =
        Attributes.builder()
            .put("disk.name", "sda")
            .put("disk-name", "sdb")
            .put("1st", "x")
            .put("__name__", "y")
            .put("component", "z")
            .put("é", "line\nbreak \\ \"quote\"")
            .put("whole", 3)
            .build();
    put(batch(gauge(context, CPU, 1, attributes)));
    assertThat(scrape().labels("system_cpu_utilization_ratio"))
        .containsExactly(
            Map.of(
                "component",
                "web",
                "component_type",
                "compute",
                "disk_name",
                "sdb;sda",
                "_1st",
                "x",
                "_name__",
                "y",
                "exported_component",
                "z",
                "_",
                "line\nbreak \\ \"quote\"",
                "whole",
                "3"));
  }

  @Test
  void rejectsASeriesThatCannotBeToldFromAnother() {
    put(batch(gauge(context, CPU, 1, Attributes.of("a.b", "x", "a_b", "y"))));
    Batch same = batch(gauge(context, CPU, 2, Attributes.of("a_b", "x;y")));
    assertThat(store.put(same).outcomes())
        .singleElement()
        .isInstanceOfSatisfying(
            Outcome.Rejected.class,
            rejected -> assertThat(rejected.reason()).contains("system.cpu.utilization"));
    assertThat(scrape().labels("system_cpu_utilization_ratio")).hasSize(1);
  }

  @Test
  void countsEventsAsLongAsTheirComponentIsShown() {
    for (int i = 0; i < 60; i++) {
      put(batch(cpu(context, 1)));
      context.advance(Duration.ofMinutes(1));
      if (i < 2) {
        put(batch(event(context, "workload.component.health.changed", Severity.ERROR, "down")));
      }
    }
    String[] labels = web("name", "workload.component.health.changed", "severity", "error");
    assertThat(scrape().value("workload_events_total", labels)).isEqualTo(2);
    context.advance(Duration.ofMinutes(6));
    assertThat(scrape().families).doesNotContainKey("workload_events");
  }

  @Test
  void aValueThatDoesNotFitItsKindIsRejected() {
    Batch wrong =
        batch(
            new MetricPoint(
                CPU,
                Attributes.EMPTY,
                new MetricValue.Counter(1, START),
                context.clock().instant()),
            counter(context, BYTES, -1, Attributes.EMPTY));
    assertThat(store.put(wrong).outcomes()).allMatch(Outcome.Rejected.class::isInstance);
    assertThat(scrape().families)
        .doesNotContainKeys("system_cpu_utilization_ratio", "system_network_io_bytes");
  }

  private MetricPoint sample(double value, long count) {
    return new MetricPoint(
        DURATION,
        Attributes.EMPTY,
        new MetricValue.Samples(List.of(value), List.of(count), context.clock().instant()),
        context.clock().instant());
  }

  private MetricPoint histogram(List<Double> bounds, List<Long> counts, double sum) {
    return new MetricPoint(
        DURATION,
        Attributes.EMPTY,
        new MetricValue.Histogram(bounds, counts, sum, START),
        context.clock().instant());
  }
}
