package org.workloadmonitor.core.outbox;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What became of all items of one outbox, at one moment: {@code collected = delivered + rejected +
 * expired + pending}, always.
 *
 * @param collected how many came in
 * @param delivered how many the sink has confirmed
 * @param rejected how many the sink refused for good
 * @param expired how many were dropped, by reason; every reason is there; unmodifiable
 * @param pending how many are still here, leased or not
 * @param pendingBytes how many bytes these have
 * @param oldest when the first of these came in
 */
public record OutboxCounts(
    long collected,
    long delivered,
    long rejected,
    Map<Expiry, Long> expired,
    long pending,
    long pendingBytes,
    Optional<Instant> oldest) {

  /** Copies the map. */
  public OutboxCounts {
    Map<Expiry, Long> all = new EnumMap<>(Expiry.class);
    for (Expiry reason : Expiry.values()) {
      all.put(reason, expired.getOrDefault(reason, 0L));
    }
    expired = Collections.unmodifiableMap(all);
  }

  /** How many were dropped, for whatever reason. */
  public long expiredInAll() {
    return expired.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Whether every item is accounted for. */
  public boolean balanced() {
    return collected == delivered + rejected + expiredInAll() + pending;
  }
}
