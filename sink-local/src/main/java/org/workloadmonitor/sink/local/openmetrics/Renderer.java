package org.workloadmonitor.sink.local.openmetrics;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Writes the series as text, one portion at a time: however many series there are, an answer under
 * way takes no more memory than a portion.
 *
 * <p>The text is made on a platform thread: that never waits, and on a virtual thread {@link
 * java.io.BufferedWriter}, which the writers use, begins with 512 characters and grows by copying
 * at each write, 10 MB for 600 series (JDK 25). Who came first is served first, so that of hundreds
 * who ask at the same time few are under way; who reads slowly is waited for by none.
 */
final class Renderer implements AutoCloseable {

  private final SeriesStore store;
  private final ExecutorService thread =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new PriorityBlockingQueue<>(),
          Thread.ofPlatform().daemon().name("openmetrics-renderer").factory());

  /** The next portion of a scrape. */
  private static final class Turn extends FutureTask<Text> implements Comparable<Turn> {
    private final long scrape;

    Turn(Scrape scrape, Callable<Text> text) {
      super(text);
      this.scrape = scrape.number();
    }

    @Override
    public int compareTo(Turn other) {
      return Long.compare(scrape, other.scrape);
    }
  }

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
    Turn turn = new Turn(scrape, () -> text(writer, store.next(scrape)));
    thread.execute(turn);
    try {
      return turn.get();
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
