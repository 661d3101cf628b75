package org.workloadmonitor.sink.local.openmetrics;

import com.sun.net.httpserver.Headers;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.concurrent.Semaphore;

/** The series, in the format that the client asks for. */
final class MetricsPage implements Page {

  /** A compressor takes a quarter of a megabyte beside the heap. */
  private static final int COMPRESSORS = 32;

  private final Semaphore compressors = new Semaphore(COMPRESSORS);
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
  public Response get(Headers request) {
    ExpositionFormatWriter writer = writer(request);
    boolean compressed = Preference.weight(request, "Accept-Encoding", "gzip") > 0;
    return compressed
        ? Response.streamed(
            writer.getContentType(),
            out -> compressed(writer, out),
            Map.of("Content-Encoding", "gzip"))
        : Response.streamed(writer.getContentType(), out -> renderer.render(writer, out), Map.of());
  }

  private void compressed(ExpositionFormatWriter writer, OutputStream out)
      throws IOException, InterruptedException {
    compressors.acquire();
    FastGzip zip = new FastGzip(out);
    try {
      renderer.render(writer, zip);
      zip.finish();
    } finally {
      zip.release();
      compressors.release();
    }
  }

  private ExpositionFormatWriter writer(Headers request) {
    double asked = Preference.weight(request, "Accept", "application/openmetrics-text");
    double plain = Preference.weight(request, "Accept", "text/plain");
    return asked > 0 && asked >= plain ? openMetrics : prometheus;
  }
}
