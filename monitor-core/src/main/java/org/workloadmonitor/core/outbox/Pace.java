package org.workloadmonitor.core.outbox;

import java.time.Duration;
import java.util.Optional;

/**
 * When the next write may start and how large it may be, by how the last ones went.
 *
 * <p>A write of which nothing arrived pauses the sink, longer each time. From the second such write
 * on, each is half as large as the one before: that finds out cheaply when the sink is back, and
 * isolates an item that fails every batch that it is in. Each success doubles the size again.
 */
final class Pace {

  /** A receiver that says "come back in a week" is asked again after an hour all the same. */
  private static final Duration LONGEST_WISH = Duration.ofHours(1);

  private final int maxItems;
  private final Backoff backoff;

  private int failures;
  private int size;
  private long pausedUntil;
  private boolean byWish;
  private boolean paused;

  Pace(int maxItems, Backoff backoff) {
    this.maxItems = maxItems;
    this.backoff = backoff;
    this.size = maxItems;
  }

  void succeeded() {
    failures = 0;
    size = (int) Math.min(maxItems, 2L * size);
    if (!byWish) {
      paused = false;
    }
  }

  void failed(int items, Optional<Duration> wish, long now) {
    failures++;
    if (failures > 1) {
      size = Math.max(1, Math.min(size, items) / 2);
    }
    pausedUntil = now + Math.max(backoff.nanos(failures), wished(wish));
    byWish = wish.isPresent();
    paused = true;
  }

  static long wished(Optional<Duration> wish) {
    return wish.map(each -> each.compareTo(LONGEST_WISH) < 0 ? each : LONGEST_WISH)
        .map(Duration::toNanos)
        .orElse(0L);
  }

  /** Nanoseconds until the next write may start; 0 for now. */
  long pause(long now) {
    if (paused && pausedUntil - now <= 0) {
      paused = false;
      byWish = false;
    }
    return paused ? pausedUntil - now : 0;
  }

  /** Ends a pause that the receiver did not ask for. */
  void hurry() {
    if (!byWish) {
      paused = false;
    }
  }

  /** The most items of the next write. */
  int size() {
    return size;
  }

  /** How many writes in a row brought nothing. */
  int failures() {
    return failures;
  }
}
