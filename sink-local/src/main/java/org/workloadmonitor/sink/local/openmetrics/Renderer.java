package org.workloadmonitor.sink.local.openmetrics;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Writes the series as text, one answer at a time, on a platform thread: rendering never waits, and
 * on a virtual thread {@link java.io.BufferedWriter}, which the writers use, begins with 512
 * characters and grows by copying at each write, 10 MB for 600 series (JDK 25).
 */
final class Renderer implements AutoCloseable {

  private final SeriesStore store;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("openmetrics-renderer").factory());

  /** How much the last answer was, so that the next has room for it at once. */
  private int lastSize = 1 << 14;

  Renderer(SeriesStore store) {
    this.store = store;
  }

  /** What the store shows, in the form of this writer. */
  byte[] render(ExpositionFormatWriter writer, boolean compressed) throws InterruptedException {
    try {
      return thread.submit(() -> compressed ? compressed(writer) : plain(writer)).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("The series can't be written.", e.getCause());
    }
  }

  private byte[] plain(ExpositionFormatWriter writer) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream(lastSize + 1024);
    write(writer, body);
    lastSize = body.size();
    return body.toByteArray();
  }

  private byte[] compressed(ExpositionFormatWriter writer) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream(1 << 13);
    try (OutputStream zip = new FastGzip(body)) {
      write(writer, zip);
    }
    return body.toByteArray();
  }

  private void write(ExpositionFormatWriter writer, OutputStream out) throws IOException {
    // Names are legal already, so there is nothing to escape in them.
    writer.write(out, store.snapshot(), EscapingScheme.UNDERSCORE_ESCAPING);
  }

  @Override
  public void close() {
    thread.close();
  }

  /** Repetitive text shrinks well at the lowest level too, for a fraction of the time. */
  private static final class FastGzip extends GZIPOutputStream {
    FastGzip(OutputStream out) throws IOException {
      super(out, 1 << 13);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
