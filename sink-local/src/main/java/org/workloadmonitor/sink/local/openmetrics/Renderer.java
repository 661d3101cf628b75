package org.workloadmonitor.sink.local.openmetrics;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Writes the series as text, one portion at a time: however many series there are, an answer under
 * way takes no more memory than a portion.
 *
 * <p>The text is made on a platform thread: that never waits, and on a virtual thread {@link
 * java.io.BufferedWriter}, which the writers use, begins with 512 characters and grows by copying
 * at each write, 10 MB for 600 series (JDK 25). Those who ask at the same time take turns, so that
 * a long answer holds up none.
 */
final class Renderer implements AutoCloseable {

  private final SeriesStore store;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("openmetrics-renderer").factory());

  Renderer(SeriesStore store) {
    this.store = store;
  }

  /**
   * Writes what the store shows, in the form of this writer.
   *
   * @throws InterruptedException if the time for the answer is over
   */
  void render(ExpositionFormatWriter writer, OutputStream out)
      throws IOException, InterruptedException {
    Scrape scrape = store.scrape();
    Text text;
    do {
      text = next(writer, scrape);
      text.send(out);
    } while (!text.isLast());
  }

  private Text next(ExpositionFormatWriter writer, Scrape scrape) throws InterruptedException {
    try {
      return thread.submit(() -> text(writer, store.next(scrape))).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("The series can't be written.", e.getCause());
    }
  }

  private static Text text(ExpositionFormatWriter writer, Portion portion) throws IOException {
    Text text = new Text(portion.isLast());
    // Names are legal already, so there is nothing to escape in them.
    writer.write(text, portion.families(), EscapingScheme.UNDERSCORE_ESCAPING);
    if (portion.isContinued()) {
      text.dropHead();
    }
    if (!portion.isLast()) {
      text.dropEnd();
    }
    return text;
  }

  @Override
  public void close() {
    thread.close();
  }
}
