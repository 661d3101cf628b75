package org.workloadmonitor.core.outbox.store;

import java.util.Map;

/**
 * What became of everything that this file ever held. Kept in the same transaction as what it
 * counts, so {@code collected = delivered + rejected + expired + pending} after any crash.
 *
 * @param collected how many came in
 * @param delivered how many the sink has confirmed
 * @param rejected how many the sink refused for good
 * @param expired how many were dropped, by the word of the reason; unmodifiable
 * @param pending how many the file still holds
 * @param pendingBytes how many bytes these have, as their JSON lines
 * @param size how many bytes the segments take on disk
 * @param leased how many of the pending were being written
 * @param perhapsTwice how many were being written when the agent died, ever
 * @param seen when this was written, in milliseconds since 1970
 */
public record Ledger(
    long collected,
    long delivered,
    long rejected,
    Map<String, Long> expired,
    long pending,
    long pendingBytes,
    long size,
    long leased,
    long perhapsTwice,
    long seen) {

  /** Of an empty file. */
  public static final Ledger EMPTY = new Ledger(0, 0, 0, Map.of(), 0, 0, 0, 0, 0, 0);

  /** Copies the map. */
  public Ledger {
    expired = Map.copyOf(expired);
  }

  /** The same with another size. */
  public Ledger withSize(long size) {
    return new Ledger(
        collected,
        delivered,
        rejected,
        expired,
        pending,
        pendingBytes,
        size,
        leased,
        perhapsTwice,
        seen);
  }
}
