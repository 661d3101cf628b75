package org.workloadmonitor.sink.local.openmetrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workloadmonitor.sink.local.Samples.batch;
import static org.workloadmonitor.sink.local.Samples.cpu;

import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RendererTest extends StoreFixture {

  private final ExpositionFormatWriter writer = PrometheusTextFormatWriter.create();
  private final Renderer renderer = new Renderer(store);

  @AfterEach
  void close() {
    renderer.close();
  }

  @Test
  void thoseWhoAskAtTheSameTimeShareOneText() throws Exception {
    store.put(batch(cpu(context, 0.5)));

    byte[] first = renderer.render(writer, false);

    assertThat(renderer.render(writer, false)).isSameAs(first);
  }

  @Test
  void eachFormHasATextOfItsOwn() throws Exception {
    store.put(batch(cpu(context, 0.5)));

    byte[] plain = renderer.render(writer, false);

    assertThat(renderer.render(writer, true)).isNotEqualTo(plain);
    assertThat(renderer.render(writer, false)).isEqualTo(plain);
  }

  @Test
  void whatHasComeIsInTheNextText() throws Exception {
    store.put(batch(cpu(context, 0.5)));
    String before = text(renderer.render(writer, false));
    store.put(batch(cpu(context, 0.75)));

    assertThat(before).contains(" 0.5\n").doesNotContain(" 0.75\n");
    assertThat(text(renderer.render(writer, false))).contains(" 0.75\n");
  }

  @Test
  void whatIsStaleLeavesAlthoughNothingComes() throws Exception {
    store.put(batch(cpu(context, 0.5)));
    byte[] before = renderer.render(writer, false);
    context.advance(Duration.ofMinutes(6));

    assertThat(text(before)).contains(" 0.5\n");
    assertThat(text(renderer.render(writer, false))).doesNotContain(" 0.5\n");
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
