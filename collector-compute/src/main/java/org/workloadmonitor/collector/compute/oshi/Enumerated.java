package org.workloadmonitor.collector.compute.oshi;

import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Devices, which are costly to look for and cheap to read again.
 *
 * @param <D> the kind of device
 */
final class Enumerated<D> {

  private static final long PAUSE = Duration.ofSeconds(60).toNanos();

  private final Supplier<List<D>> search;
  private final Predicate<D> update;
  private final LongSupplier nanoTime;
  private List<D> found;
  private long searchedAt;

  /**
   * Searches for the first time.
   *
   * @param search finds all devices, with fresh numbers
   * @param update brings the numbers of one up to date; false if it is gone
   */
  Enumerated(Supplier<List<D>> search, Predicate<D> update, LongSupplier nanoTime) {
    this.search = search;
    this.update = update;
    this.nanoTime = nanoTime;
    this.found = search.get();
    this.searchedAt = nanoTime.getAsLong();
  }

  /** All devices with fresh numbers. New ones appear within a minute. */
  List<D> devices() {
    long now = nanoTime.getAsLong();
    if (now - searchedAt >= PAUSE || !found.stream().allMatch(update)) {
      found = search.get();
      searchedAt = now;
    }
    return found;
  }
}
