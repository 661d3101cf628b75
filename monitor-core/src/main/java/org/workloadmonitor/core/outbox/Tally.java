package org.workloadmonitor.core.outbox;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The running counts of an outbox. Whoever holds it guards it. */
final class Tally {

  private long collected;
  private long delivered;
  private long rejected;
  private final Map<Expiry, Long> expired = new EnumMap<>(Expiry.class);

  private int pending;
  private long pendingBytes;
  private int waiting;
  private long waitingBytes;

  int pending() {
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
    return new Waiting(waiting, waitingBytes, oldest);
  }

  OutboxCounts counts(Optional<Instant> oldest) {
    return new OutboxCounts(collected, delivered, rejected, expired, pending, pendingBytes, oldest);
  }
}
