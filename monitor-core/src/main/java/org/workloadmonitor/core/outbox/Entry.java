package org.workloadmonitor.core.outbox;

import java.time.Instant;
import org.workloadmonitor.api.sink.Item;

/**
 * An item in an outbox, leased to whoever took it.
 *
 * @param sequence its number in this outbox; ascends with the order of arrival, and is never used
 *     again
 * @param item what was observed
 * @param bytes at least as many as its JSON line has
 * @param accepted when it came into the outbox
 */
public record Entry(long sequence, Item item, int bytes, Instant accepted) {}
