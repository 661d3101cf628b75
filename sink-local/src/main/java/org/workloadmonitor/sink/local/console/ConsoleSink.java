package org.workloadmonitor.sink.local.console;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.workloadmonitor.api.Sink;
import org.workloadmonitor.api.signal.SignalKind;
import org.workloadmonitor.api.sink.Backlog;
import org.workloadmonitor.api.sink.Batch;
import org.workloadmonitor.api.sink.Delivery;
import org.workloadmonitor.api.sink.Outcome;
import org.workloadmonitor.api.sink.SinkProfile;

/**
 * Shows a summary again and again. Delivered means taken into account in the next one.
 *
 * <p>A thread of its own draws, for a terminal may be stopped (Ctrl-S) and a write to it wait.
 */
final class ConsoleSink implements Sink {

  /** How long the first summary waits, so that it shows more than the first batch. */
  private static final Duration SETTLING = Duration.ofMillis(500);

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Board board = new Board();
  private final Semaphore wake = new Semaphore(0);
  private final Summary summary;
  private final Screen screen;
  private final Duration refresh;
  private final Clock clock;
  private final Logger log;
  private final Thread drawing;
  private volatile boolean begun;
  private volatile boolean broken;
  private volatile boolean closed;

  private ConsoleSink(Summary summary, Screen screen, Duration refresh, Clock clock, Logger log) {
    this.summary = summary;
    this.screen = screen;
    this.refresh = refresh;
    this.clock = clock;
    this.log = log;
    this.drawing = Thread.ofPlatform().daemon().name("console").unstarted(this::drawUntilClosed);
  }

  static ConsoleSink start(
      Summary summary, Screen screen, Duration refresh, Clock clock, Logger log) {
    ConsoleSink sink = new ConsoleSink(summary, screen, refresh, clock, log);
    sink.drawing.start();
    return sink;
  }

  /** Draws at once. */
  void redraw() {
    wake.release();
  }

  @Override
  public SinkProfile profile() {
    return SinkProfile.taking(SignalKind.METRIC, SignalKind.EVENT)
        .withPublishInterval(Duration.ZERO)
        .withBacklog(Backlog.DROP);
  }

  @Override
  public String destination() {
    return screen.toString();
  }

  @Override
  public Delivery write(Batch batch) {
    if (broken) {
      return Delivery.all(batch, Outcome.rejected("Nothing can be shown any more."));
    }
    Delivery delivery = board.put(batch);
    if (!begun) {
      begun = true;
      wake.release();
    }
    return delivery;
  }

  private void drawUntilClosed() {
    boolean settled = false;
    try (screen) {
      for (wake.drainPermits(); !closed; wake.drainPermits()) {
        draw();
        wake.tryAcquire(refresh.toNanos(), TimeUnit.NANOSECONDS);
        if (begun && !settled && !closed) {
          settled = true;
          wake.tryAcquire(SETTLING.toNanos(), TimeUnit.NANOSECONDS);
        }
      }
      draw();
    } catch (IOException e) {
      broken = true;
      log.warn("Nothing can be shown any more on {}: {}", screen, e.getMessage());
    } catch (RuntimeException e) {
      broken = true;
      log.warn("The summary can't be made any more.", e);
    } catch (InterruptedException e) {
      // The agent ends in a hurry.
    }
  }

  private void draw() throws IOException {
    boolean isNews = board.hasChanged();
    if (isNews || screen.isLive()) {
      Instant now = clock.instant();
      TerminalSize size = screen.size();
      List<Line> lines = board.read(now, view -> summary.lines(view, now, size));
      screen.show(lines);
    }
  }

  @Override
  public void close() throws InterruptedException {
    closed = true;
    wake.release();
    awaitEnd();
  }

  /** Waits for the end of drawing, but not for a terminal that is stopped. */
  void awaitEnd() throws InterruptedException {
    drawing.join(PATIENCE);
  }
}
