package org.workloadmonitor.core.outbox;

import java.time.Instant;
import java.util.Optional;

/**
 * What an outbox could give at once.
 *
 * @param items how many entries are not leased
 * @param bytes how many bytes these have
 * @param oldest when the first of these came in
 */
public record Waiting(int items, long bytes, Optional<Instant> oldest) {}
