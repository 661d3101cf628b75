package org.workloadmonitor.collector.database.insights.progress;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.api.signal.Attributes;

/** How far the points of one instance were taken. For use by one thread at a time. */
public final class Progress {

  private static final int MOST_WINDOWS = 12;

  /** As many points of a series are in one answer: it has to fit into memory. */
  private static final int MOST_PERIODS = 600;

  /** Nothing older can be asked for: GetResourceMetrics, StartTime. A minute is for slow clocks. */
  private static final Duration OLDEST = Duration.ofDays(7).minusMinutes(1);

  private final String resource;
  private final Duration period;
  private final Ledger ledger;
  private @Nullable Instant complete;

  Progress(String resource, Duration period, Ledger ledger, @Nullable Instant complete) {
    this.resource = resource;
    this.period = period;
    this.ledger = ledger;
    this.complete = complete;
  }

  /** Of an instance that was never asked. */
  static Progress none(String resource, Duration period) {
    return new Progress(resource, period, new Ledger(period), null);
  }

  /** The instance by its resource id. */
  String resource() {
    return resource;
  }

  /**
   * What to ask for in one run, from the oldest to the newest; empty if nothing new can be there.
   */
  public List<Window> windows(Instant now, Duration delay, Duration lateness) {
    Instant ready = aligned(now.minus(delay));
    if (ready.equals(complete)) {
      return List.of();
    }
    // After a clock was set back, what is complete lies in the future.
    Instant resume = complete().filter(before -> before.isBefore(ready)).orElse(ready);
    Instant oldest = aligned(now.minus(OLDEST)).plus(period);
    Instant from = aligned(resume.minus(lateness));
    from = from.isBefore(oldest) ? oldest : from;
    ledger.forgetBefore(from);
    List<Window> windows = new ArrayList<>();
    while (from.isBefore(ready) && windows.size() < MOST_WINDOWS) {
      Instant to = from.plus(period.multipliedBy(MOST_PERIODS));
      to = to.isAfter(ready) ? ready : to;
      windows.add(new Window(from, to));
      from = to;
    }
    return List.copyOf(windows);
  }

  private Instant aligned(Instant time) {
    long seconds = period.toSeconds();
    return Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), seconds) * seconds);
  }

  /** Takes a point, unless it was taken before. */
  public boolean take(String metric, Attributes attributes, Instant time) {
    return ledger.take(Fingerprint.of(metric, attributes), time);
  }

  /** All of a window was asked for, and all that was there was taken. */
  public void completed(Window window) {
    complete = window.to();
  }

  /** Up to when everything was asked for. */
  Optional<Instant> complete() {
    return Optional.ofNullable(complete);
  }

  Duration period() {
    return period;
  }

  Ledger ledger() {
    return ledger;
  }
}
