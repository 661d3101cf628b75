package org.workloadmonitor.sink.local.openmetrics;

import com.sun.net.httpserver.Headers;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** The series, in the format that the client asks for. */
final class MetricsPage implements Page {

  private static final int AT_THE_SAME_TIME = 4;

  private final SeriesStore store;
  private final ExpositionFormatWriter openMetrics;
  private final ExpositionFormatWriter prometheus = PrometheusTextFormatWriter.create();
  private final Semaphore scrapes = new Semaphore(AT_THE_SAME_TIME);

  /** How much the last answer was, so that the next has room for it at once. */
  private volatile int lastSize = 1 << 14;

  MetricsPage(SeriesStore store, boolean createdTimestamps) {
    this.store = store;
    this.openMetrics =
        OpenMetricsTextFormatWriter.builder()
            .setCreatedTimestampsEnabled(createdTimestamps)
            .build();
  }

  @Override
  public Response get(Headers request) {
    if (!scrapes.tryAcquire()) {
      return Response.text(503, "Too many scrapes at the same time.").with("Retry-After", "1");
    }
    try {
      return Preference.weight(request, "Accept-Encoding", "gzip") > 0
          ? compressed(writer(request))
          : plain(writer(request));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      scrapes.release();
    }
  }

  private ExpositionFormatWriter writer(Headers request) {
    double asked = Preference.weight(request, "Accept", "application/openmetrics-text");
    double plain = Preference.weight(request, "Accept", "text/plain");
    return asked > 0 && asked >= plain ? openMetrics : prometheus;
  }

  private Response plain(ExpositionFormatWriter writer) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream(lastSize + 1024);
    write(writer, body);
    lastSize = body.size();
    return new Response(200, writer.getContentType(), body.toByteArray(), Map.of());
  }

  private Response compressed(ExpositionFormatWriter writer) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream(lastSize / 8);
    try (OutputStream zip = new FastGzip(body)) {
      write(writer, zip);
    }
    return new Response(
        200, writer.getContentType(), body.toByteArray(), Map.of("Content-Encoding", "gzip"));
  }

  private void write(ExpositionFormatWriter writer, OutputStream out) throws IOException {
    // Names are legal already, so there is nothing to escape in them.
    writer.write(out, store.snapshot(), EscapingScheme.UNDERSCORE_ESCAPING);
  }

  /** Repetitive text shrinks well at the lowest level too, for a third of the time. */
  private static final class FastGzip extends GZIPOutputStream {
    FastGzip(OutputStream out) throws IOException {
      super(out, 1 << 13);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
