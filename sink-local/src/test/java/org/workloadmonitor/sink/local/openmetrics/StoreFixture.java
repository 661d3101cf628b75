package org.workloadmonitor.sink.local.openmetrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workloadmonitor.sink.local.Samples.WEB;
import static org.workloadmonitor.sink.local.Samples.batch;

import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.workloadmonitor.api.sink.Batch;
import org.workloadmonitor.api.sink.Outcome;
import org.workloadmonitor.api.testkit.TestContext;
import org.workloadmonitor.sink.local.Samples;

/** A store whose time a test turns, and which it scrapes. */
abstract class StoreFixture {

  final TestContext context = Samples.context(Path.of("."));
  SeriesStore store = new SeriesStore(config(1_000), context);

  static OpenMetricsConfig config(int maxSeries) {
    return new OpenMetricsConfig(
        new ListenAddress("127.0.0.1", 0),
        Optional.empty(),
        Duration.ofMinutes(5),
        maxSeries,
        true);
  }

  private String text() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Renderer renderer = new Renderer(store)) {
      renderer.render(new OpenMetricsTextFormatWriter(true, false), out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException("Nobody interrupts a test.", e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  /** What a scrape shows, read by a strict reader. */
  Exposition scrape() {
    return Exposition.parse(text());
  }

  /** Puts what must be delivered. */
  void put(Batch batch) {
    assertThat(store.put(batch).outcomes())
        .hasSize(batch.size())
        .allMatch(Outcome.Delivered.class::isInstance);
  }

  /** The labels of the component that the tests watch, and more. */
  static String[] web(String... more) {
    String[] labels = {"component", WEB.id(), "component_type", WEB.type()};
    String[] all = Arrays.copyOf(labels, labels.length + more.length);
    System.arraycopy(more, 0, all, labels.length, more.length);
    return all;
  }
}
