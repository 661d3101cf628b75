package org.workloadmonitor.sink.local.openmetrics;

import com.sun.net.httpserver.Headers;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import java.util.Map;
import java.util.concurrent.Semaphore;

/** The series, in the format that the client asks for. */
final class MetricsPage implements Page {

  private static final int AT_THE_SAME_TIME = 4;

  private final Renderer renderer;
  private final ExpositionFormatWriter openMetrics;
  private final ExpositionFormatWriter prometheus = PrometheusTextFormatWriter.create();
  private final Semaphore scrapes = new Semaphore(AT_THE_SAME_TIME);

  MetricsPage(Renderer renderer, boolean createdTimestamps) {
    this.renderer = renderer;
    this.openMetrics =
        OpenMetricsTextFormatWriter.builder()
            .setCreatedTimestampsEnabled(createdTimestamps)
            .build();
  }

  @Override
  public Response get(Headers request) throws InterruptedException {
    if (!scrapes.tryAcquire()) {
      return Response.text(503, "Too many scrapes at the same time.").with("Retry-After", "1");
    }
    try {
      ExpositionFormatWriter writer = writer(request);
      boolean compressed = Preference.weight(request, "Accept-Encoding", "gzip") > 0;
      byte[] body = renderer.render(writer, compressed);
      return new Response(
          200,
          writer.getContentType(),
          body,
          compressed ? Map.of("Content-Encoding", "gzip") : Map.of());
    } finally {
      scrapes.release();
    }
  }

  private ExpositionFormatWriter writer(Headers request) {
    double asked = Preference.weight(request, "Accept", "application/openmetrics-text");
    double plain = Preference.weight(request, "Accept", "text/plain");
    return asked > 0 && asked >= plain ? openMetrics : prometheus;
  }
}
