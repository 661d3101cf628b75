package org.workloadmonitor.api.sink;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.workloadmonitor.api.signal.SignalKind;

/**
 * What a sink takes and in which shape. The agent does the work: it leaves out other kinds of
 * signal, converts, aggregates, and cuts batches to size. Start with {@link #taking} and change
 * what differs.
 *
 * @param signals the kinds that the sink takes; others never reach it; unmodifiable
 * @param maxItems the most items in one write; at least 1
 * @param maxBytes the most bytes in one write, measured as {@link JsonLine} writes the items; at
 *     least 1,024. A single item that is larger still comes, alone.
 * @param temporality the shape of counters and histograms
 * @param aggregationWindow where present, the points of each gauge, counter and histogram series
 *     within such a window (aligned to the clock) come as one point; at least one second
 * @param publishInterval the longest time that an item waits for a batch to fill; zero to write at
 *     once; empty for the agent's {@code publish_interval}
 * @param concurrentWrites how many writes may run at the same time; at least 1
 * @param backlog what becomes of undelivered signals when the agent ends
 */
public record SinkProfile(
    Set<SignalKind> signals,
    int maxItems,
    long maxBytes,
    Temporality temporality,
    Optional<Duration> aggregationWindow,
    Optional<Duration> publishInterval,
    int concurrentWrites,
    Backlog backlog) {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a value lies outside its range
   */
  public SinkProfile {
    signals = Set.copyOf(signals);
    require(!signals.isEmpty(), "A sink takes at least one kind of signal.");
    require(maxItems >= 1, "maxItems must be at least 1.");
    require(maxBytes >= 1024, "maxBytes must be at least 1,024.");
    require(
        aggregationWindow.map(w -> w.compareTo(Duration.ofSeconds(1)) >= 0).orElse(true),
        "aggregationWindow must be at least one second.");
    require(
        publishInterval.map(i -> !i.isNegative()).orElse(true),
        "publishInterval must not be negative.");
    require(concurrentWrites >= 1, "concurrentWrites must be at least 1.");
    Objects.requireNonNull(backlog, "backlog");
  }

  /**
   * A profile for these kinds: at most 1,000 items and 1 MiB a write, cumulative, not aggregated,
   * at the agent's publish interval, one write at a time, with a backlog that is kept.
   */
  public static SinkProfile taking(SignalKind first, SignalKind... others) {
    return new SinkProfile(
        EnumSet.of(first, others),
        1_000,
        1 << 20,
        Temporality.CUMULATIVE,
        Optional.empty(),
        Optional.empty(),
        1,
        Backlog.KEEP);
  }

  /** The same with another size of batches. */
  public SinkProfile withBatches(int maxItems, long maxBytes) {
    return new SinkProfile(
        signals,
        maxItems,
        maxBytes,
        temporality,
        aggregationWindow,
        publishInterval,
        concurrentWrites,
        backlog);
  }

  /** The same with another shape of counters and histograms. */
  public SinkProfile withTemporality(Temporality temporality) {
    return new SinkProfile(
        signals,
        maxItems,
        maxBytes,
        temporality,
        aggregationWindow,
        publishInterval,
        concurrentWrites,
        backlog);
  }

  /** The same with one point of each series for each window. */
  public SinkProfile withAggregationWindow(Duration window) {
    return new SinkProfile(
        signals,
        maxItems,
        maxBytes,
        temporality,
        Optional.of(window),
        publishInterval,
        concurrentWrites,
        backlog);
  }

  /** The same with another longest wait. */
  public SinkProfile withPublishInterval(Duration interval) {
    return new SinkProfile(
        signals,
        maxItems,
        maxBytes,
        temporality,
        aggregationWindow,
        Optional.of(interval),
        concurrentWrites,
        backlog);
  }

  /** The same with another number of writes at a time. */
  public SinkProfile withConcurrentWrites(int writes) {
    return new SinkProfile(
        signals,
        maxItems,
        maxBytes,
        temporality,
        aggregationWindow,
        publishInterval,
        writes,
        backlog);
  }

  /** The same with another fate of what is undelivered when the agent ends. */
  public SinkProfile withBacklog(Backlog backlog) {
    return new SinkProfile(
        signals,
        maxItems,
        maxBytes,
        temporality,
        aggregationWindow,
        publishInterval,
        concurrentWrites,
        backlog);
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}
