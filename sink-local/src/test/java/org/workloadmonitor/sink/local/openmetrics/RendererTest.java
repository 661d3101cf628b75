package org.workloadmonitor.sink.local.openmetrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workloadmonitor.sink.local.Samples.batch;
import static org.workloadmonitor.sink.local.Samples.counter;
import static org.workloadmonitor.sink.local.Samples.cpu;
import static org.workloadmonitor.sink.local.Samples.event;
import static org.workloadmonitor.sink.local.Samples.gauge;

import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.api.signal.Severity;

class RendererTest extends StoreFixture {

  private static final MetricDescriptor LOOKS =
      MetricDescriptor.counter("probe.looks", "{look}", "Looks.");
  private static final MetricDescriptor ZONE =
      MetricDescriptor.gauge("zone.records", "{record}", "Records.");

  private final ExpositionFormatWriter openMetrics = OpenMetricsTextFormatWriter.create();
  private final ExpositionFormatWriter prometheus = PrometheusTextFormatWriter.create();
  private final Renderer renderer = new Renderer(store);

  @AfterEach
  void close() {
    renderer.close();
  }

  @Test
  void whatHasComeIsInTheNextText() throws Exception {
    put(batch(cpu(context, 0.5)));
    String before = render(prometheus);
    put(batch(cpu(context, 0.75)));

    assertThat(before).contains(" 0.5\n").doesNotContain(" 0.75\n");
    assertThat(render(prometheus)).contains(" 0.75\n");
  }

  @Test
  void whatIsStaleLeavesAlthoughNothingComes() throws Exception {
    put(batch(cpu(context, 0.5)));
    String before = render(prometheus);
    context.advance(Duration.ofMinutes(6));

    assertThat(before).contains(" 0.5\n");
    assertThat(render(prometheus)).doesNotContain(" 0.5\n");
  }

  @Test
  void aTextOfManyPortionsHasEachFamilyOnceAndEachSeriesInIt() throws Exception {
    store = new SeriesStore(config(100_000), context);
    manySeries(5_000);
    Exposition scrape = scrape();

    assertThat(scrape.labels("system_cpu_utilization_ratio")).hasSize(5_000);
    assertThat(scrape.labels("probe_looks_total")).hasSize(5_000);
    assertThat(scrape.labels("zone_records")).hasSize(5_000);
    assertThat(scrape.labels("workload_events_total")).hasSize(5_000);
    assertThat(scrape.labels("workload_component_info")).hasSize(5_000);
    assertThat(scrape.value("workload_openmetrics_series")).isEqualTo(20_000);
  }

  @Test
  void theOlderFormatHasNoEndAndEachFamilyOnceToo() throws Exception {
    manySeries(300);
    String text = render(prometheus);

    assertThat(text).doesNotContain("# EOF").endsWith("\n");
    assertThat(Pattern.compile("^# TYPE ", Pattern.MULTILINE).matcher(text).results()).hasSize(7);
  }

  @Test
  void noPortionIsLargeHoweverManySeriesThereAre() throws Exception {
    manySeries(300);
    Largest largest = new Largest();
    renderer.render(openMetrics, largest);

    assertThat(largest.bytes).isBetween(1, 64 * 1024);
    assertThat(largest.total).isGreaterThan(2 * largest.bytes);
  }

  @Test
  void whatComesAndLeavesMeanwhileSpoilsNothing() throws Exception {
    manySeries(300);
    Scrape first = store.scrape();
    Set<String> seen = new HashSet<>();
    int portions = 0;
    Portion portion;
    do {
      portion = store.next(first);
      portion.families().stream()
          .filter(family -> family.getMetadata().getPrometheusName().equals("probe_looks"))
          .flatMap(family -> family.getDataPoints().stream())
          .forEach(point -> assertThat(seen.add(point.getLabels().get("component"))).isTrue());
      if (portions == 0) {
        context.advance(Duration.ofHours(26)); // so that the next point drives all others out
      }
      put(batch(component("late-" + portions++), gauge(context, ZONE, 1, Attributes.EMPTY)));
    } while (!portion.isLast());

    assertThat(seen).hasSizeBetween(1, 299);
    assertThat(render(openMetrics)).contains("late-0").doesNotContain("probe_looks");
  }

  private void manySeries(int each) {
    for (int i = 0; i < each; i++) {
      put(
          batch(
              component("c" + i),
              cpu(context, 0.5),
              counter(context, LOOKS, i, Attributes.EMPTY),
              gauge(context, ZONE, i, Attributes.EMPTY),
              event(context, "e" + i, Severity.INFO, "")));
    }
  }

  private static Component component(String id) {
    return new Component(id, id, "external_service", Map.of());
  }

  private String render(ExpositionFormatWriter writer) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    renderer.render(writer, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  /** Counts what is written. */
  private static final class Largest extends OutputStream {
    int bytes;
    int total;

    @Override
    public void write(int one) {
      total++;
    }

    @Override
    public void write(byte[] from, int offset, int length) {
      bytes = Math.max(bytes, length);
      total += length;
    }
  }
}
