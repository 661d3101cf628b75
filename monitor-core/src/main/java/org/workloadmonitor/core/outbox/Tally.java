package org.workloadmonitor.core.outbox;

import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.workloadmonitor.core.outbox.store.Ledger;

/** The running counts of an outbox. Whoever holds it guards it. */
final class Tally {

  private long collected;
  private long delivered;
  private long rejected;
  private final Map<Expiry, Long> expired = new EnumMap<>(Expiry.class);

  private long pending;
  private long pendingBytes;
  private long waiting;
  private long waitingBytes;

  long pending() {
    return pending;
  }

  long pendingBytes() {
    return pendingBytes;
  }

  void collected(int bytes) {
    collected++;
    pending++;
    pendingBytes += bytes;
    waiting++;
    waitingBytes += bytes;
  }

  /** Takes over what a file holds, and what became of all that it ever held. */
  void restore(Ledger ledger) {
    collected += ledger.collected();
    delivered += ledger.delivered();
    rejected += ledger.rejected();
    for (Expiry reason : Expiry.values()) {
      long before = ledger.expired().getOrDefault(reason.word(), 0L);
      expired.merge(reason, before, Long::sum);
    }
    pending += ledger.pending();
    pendingBytes += ledger.pendingBytes();
    waiting += ledger.pending();
    waitingBytes += ledger.pendingBytes();
  }

  /** Many that were not leased. */
  void expired(Expiry reason, long items, long bytes) {
    expired.merge(reason, items, Long::sum);
    waiting -= items;
    waitingBytes -= bytes;
    pending -= items;
    pendingBytes -= bytes;
  }

  long waiting() {
    return waiting;
  }

  long waitingBytes() {
    return waitingBytes;
  }

  void leased(int bytes) {
    waiting--;
    waitingBytes -= bytes;
  }

  void released(int bytes) {
    waiting++;
    waitingBytes += bytes;
  }

  void delivered(int bytes) {
    delivered++;
    left(bytes);
  }

  void rejected(int bytes) {
    rejected++;
    left(bytes);
  }

  /** One that was not leased. */
  void expired(Expiry reason, int bytes) {
    expired.merge(reason, 1L, Long::sum);
    leased(bytes);
    left(bytes);
  }

  /** One that was leased. */
  void expiredOnLease(Expiry reason, int bytes) {
    expired.merge(reason, 1L, Long::sum);
    left(bytes);
  }

  private void left(int bytes) {
    pending--;
    pendingBytes -= bytes;
  }

  Waiting waiting(Optional<Instant> oldest) {
    return new Waiting((int) Math.min(Integer.MAX_VALUE, waiting), waitingBytes, oldest);
  }

  /** The counts as they are without some that are pending. */
  Ledger ledger(long without, long withoutBytes, long size, long leased, long twice, long now) {
    Map<String, Long> reasons = new HashMap<>();
    expired.forEach((reason, count) -> reasons.put(reason.word(), count));
    return new Ledger(
        collected - without,
        delivered,
        rejected,
        reasons,
        pending - without,
        pendingBytes - withoutBytes,
        size,
        leased,
        twice,
        now);
  }

  OutboxCounts counts(Optional<Instant> oldest) {
    return new OutboxCounts(collected, delivered, rejected, expired, pending, pendingBytes, oldest);
  }
}
