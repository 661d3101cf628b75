package org.workloadmonitor.sink.local.openmetrics;

import com.sun.net.httpserver.Headers;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import java.util.Map;

/** The series, in the format that the client asks for. */
final class MetricsPage implements Page {

  private final Renderer renderer;
  private final ExpositionFormatWriter openMetrics;
  private final ExpositionFormatWriter prometheus = PrometheusTextFormatWriter.create();

  MetricsPage(Renderer renderer, boolean createdTimestamps) {
    this.renderer = renderer;
    this.openMetrics =
        OpenMetricsTextFormatWriter.builder()
            .setCreatedTimestampsEnabled(createdTimestamps)
            .build();
  }

  @Override
  public Response get(Headers request) throws InterruptedException {
    ExpositionFormatWriter writer = writer(request);
    boolean compressed = Preference.weight(request, "Accept-Encoding", "gzip") > 0;
    return new Response(
        200,
        writer.getContentType(),
        renderer.render(writer, compressed),
        compressed ? Map.of("Content-Encoding", "gzip") : Map.of());
  }

  private ExpositionFormatWriter writer(Headers request) {
    double asked = Preference.weight(request, "Accept", "application/openmetrics-text");
    double plain = Preference.weight(request, "Accept", "text/plain");
    return asked > 0 && asked >= plain ? openMetrics : prometheus;
  }
}
