package org.workloadmonitor.sink.local.openmetrics;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes the series as text, one answer at a time, on a platform thread: rendering never waits, and
 * on a virtual thread {@link java.io.BufferedWriter}, which the writers use, begins with 512
 * characters and grows by copying at each write, 10 MB for 600 series (JDK 25).
 *
 * <p>Those who ask at the same time share one text. It is held by the answers under way alone, so
 * it takes no memory between two scrapes, and hundreds at once take no more than one.
 */
final class Renderer implements AutoCloseable {

  private final SeriesStore store;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("openmetrics-renderer").factory());

  /** How long a text is as good as new while nothing comes: what gets stale leaves in steps. */
  private static final long FRESH = Duration.ofSeconds(1).toNanos();

  /** A text, for as long as somebody else holds its bytes. */
  private record Text(Form form, long changes, long time, WeakReference<byte[]> bytes) {}

  private record Form(ExpositionFormatWriter writer, boolean compressed) {}

  private @Nullable Text last;

  /** How much the last answer was, so that the next has room for it at once. */
  private int lastSize = 1 << 14;

  Renderer(SeriesStore store) {
    this.store = store;
  }

  /** What the store shows, in the form of this writer; not to be changed. */
  byte[] render(ExpositionFormatWriter writer, boolean compressed) throws InterruptedException {
    try {
      return thread.submit(() -> shared(new Form(writer, compressed))).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("The series can't be written.", e.getCause());
    }
  }

  private byte[] shared(Form form) throws IOException {
    long changes = store.changes();
    long now = store.nanoTime();
    Text present = last;
    if (present != null
        && present.form.equals(form)
        && present.changes == changes
        && now - present.time < FRESH) {
      byte[] held = present.bytes.get();
      if (held != null) {
        return held;
      }
    }
    byte[] bytes = form.compressed ? compressed(form.writer) : plain(form.writer);
    last = new Text(form, changes, now, new WeakReference<>(bytes));
    return bytes;
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
