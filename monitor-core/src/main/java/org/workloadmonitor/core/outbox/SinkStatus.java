package org.workloadmonitor.core.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.workloadmonitor.api.signal.MetricValue;

/**
 * How a sink fares, at one moment.
 *
 * @param id the sink's id in the configuration
 * @param destination where it delivers to, for people
 * @param counts what became of everything that came into its outbox
 * @param storage where its outbox keeps what is pending
 * @param longestWait how long an item waits for a full batch or the end of a window, at most
 * @param retries how many signals had to come again, since the worker was made
 * @param unconfirmed how many of these may have arrived all the same, and so twice; with those that
 *     were being written when an agent before this one died
 * @param writes how long the writes took, in seconds; those that have ended
 * @param failing why the sink takes nothing at present, if so; without secrets
 * @param lastDelivered when it last took something, or the worker was made if it never did
 * @param stuck how many writes ignore the interrupt at their deadline
 */
public record SinkStatus(
    String id,
    String destination,
    OutboxCounts counts,
    Storage storage,
    Duration longestWait,
    long retries,
    long unconfirmed,
    MetricValue.Histogram writes,
    Optional<String> failing,
    Instant lastDelivered,
    int stuck) {}
