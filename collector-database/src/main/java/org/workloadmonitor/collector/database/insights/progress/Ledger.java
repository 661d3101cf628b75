package org.workloadmonitor.collector.database.insights.progress;

import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * Which points of the last minutes were taken, so that each is taken once however often it is asked
 * for: a bit for each series and period. For use by one thread at a time.
 */
final class Ledger {

  private final long periodSeconds;
  private final Map<Long, BitSet> taken;

  /** The number of the period, from the epoch on, that the first bit stands for. */
  private long first;

  Ledger(Duration period) {
    this(period, 0, new HashMap<>());
  }

  Ledger(Duration period, long first, Map<Long, BitSet> taken) {
    this.periodSeconds = period.toSeconds();
    this.first = first;
    this.taken = taken;
  }

  private long number(Instant time) {
    return Math.floorDiv(time.getEpochSecond(), periodSeconds);
  }

  /** Takes a point, unless it was taken before or is older than what is remembered. */
  boolean take(long series, Instant time) {
    long bit = number(time) - first;
    if (bit < 0 || bit > Integer.MAX_VALUE) {
      return false;
    }
    BitSet bits = taken.computeIfAbsent(series, _ -> new BitSet());
    boolean fresh = !bits.get((int) bit);
    bits.set((int) bit);
    return fresh;
  }

  /** Remembers nothing that is older; such points can't be taken any more. */
  void forgetBefore(Instant time) {
    long shift = number(time) - first;
    if (shift <= 0) {
      return;
    }
    first += shift;
    int bits = (int) Math.min(shift, Integer.MAX_VALUE);
    taken.replaceAll((_, before) -> before.get(bits, Math.max(bits, before.length())));
    taken.values().removeIf(BitSet::isEmpty);
  }

  long first() {
    return first;
  }

  Map<Long, BitSet> taken() {
    return taken;
  }
}
