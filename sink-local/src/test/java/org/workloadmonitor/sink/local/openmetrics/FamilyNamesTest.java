package org.workloadmonitor.sink.local.openmetrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workloadmonitor.sink.local.Samples.batch;
import static org.workloadmonitor.sink.local.Samples.counter;
import static org.workloadmonitor.sink.local.Samples.event;
import static org.workloadmonitor.sink.local.Samples.gauge;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.api.signal.Severity;
import org.workloadmonitor.sink.local.Samples;

class FamilyNamesTest extends StoreFixture {

  @Test
  void metricsOfOneNameAndDifferentKindsGetNamesThatDoNotDependOnWhoCameFirst() {
    List<MetricDescriptor> rivals =
        List.of(
            MetricDescriptor.gauge("queue.size", "{message}", "A gauge."),
            MetricDescriptor.counter("queue.size", "{message}", "A counter."),
            MetricDescriptor.gauge("queue_size", "{message}", "Another metric."),
            MetricDescriptor.gauge("queue.size.total", "{message}", "Takes the counter's line."));
    Exposition first = scrapeOf(rivals);
    store = new SeriesStore(config(1_000), context);
    Exposition second = scrapeOf(rivals.reversed());
    assertThat(first.families).isEqualTo(second.families);
    assertThat(first.families)
        .containsEntry("queue_size", new Exposition.Family("counter", "", "A counter."))
        .containsEntry("queue_size_gauge", new Exposition.Family("gauge", "", "A gauge."))
        .containsEntry("queue_size_gauge_2", new Exposition.Family("gauge", "", "Another metric."));
    assertThat(first.value("workload_openmetrics_renamed_families")).isEqualTo(3);
    assertThat(Samples.warnings(context))
        .anySatisfy(
            warning ->
                assertThat(warning)
                    .contains("gauge queue.size ({message}) is served as queue_size_gauge"));
  }

  private Exposition scrapeOf(List<MetricDescriptor> metrics) {
    for (MetricDescriptor metric : metrics) {
      put(
          batch(
              switch (metric.kind()) {
                case COUNTER -> counter(context, metric, 1, Attributes.EMPTY);
                default -> gauge(context, metric, 1, Attributes.EMPTY);
              }));
    }
    return scrape();
  }

  @Test
  void metricsOfOneNameAndDifferentUnitsAreDifferentFamilies() {
    put(
        batch(
            gauge(context, MetricDescriptor.gauge("x", "s", "Time."), 1, Attributes.EMPTY),
            gauge(context, MetricDescriptor.gauge("x", "By", "Size."), 1, Attributes.EMPTY)));
    assertThat(scrape().families).containsKeys("x_seconds", "x_bytes");
  }

  @Test
  void nobodyGetsTheNamesOfTheSinkItself() {
    put(
        batch(
            gauge(
                context,
                MetricDescriptor.gauge("workload.component.info", "{x}", "Not ours."),
                1,
                Attributes.EMPTY),
            counter(
                context,
                MetricDescriptor.counter("workload.events", "{x}", "Not ours."),
                1,
                Attributes.EMPTY),
            event(context, "a.b", Severity.INFO, "")));
    assertThat(scrape().families)
        .containsKeys("workload_component_info_gauge", "workload_events_counter");
  }
}
