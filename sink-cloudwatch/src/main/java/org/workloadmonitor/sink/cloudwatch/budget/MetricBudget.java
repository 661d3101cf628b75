package org.workloadmonitor.sink.cloudwatch.budget;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Which metrics CloudWatch gets.
 *
 * <p>CloudWatch bills each distinct metric (namespace, name and dimensions) for each hour in which
 * it is sent. A metric takes a place when it is first sent, first come first served, and gives it
 * back when it was not sent for an hour. Two metrics that share a place are so never sent within
 * one hour of the clock, and no hour's bill is for more metrics than there are places.
 *
 * <p>It also sees to it that no two series of the agent become one metric. What is kept are hashes:
 * two metrics out of a million have the same one once in forty million.
 *
 * <p>May be used by several threads.
 */
public final class MetricBudget {

  static final Duration IDLE = Duration.ofHours(1);
  private static final Duration BETWEEN_SWEEPS = Duration.ofMinutes(1);

  /** What is said to a metric. */
  public enum Admission {
    /** It may be sent. */
    ADMITTED,
    /** All places are taken. */
    FULL,
    /** Another series of the agent has the same name and dimensions in CloudWatch. */
    AMBIGUOUS
  }

  private static final class Place {
    final long series;
    Instant lastSent;

    Place(long series, Instant lastSent) {
      this.series = series;
      this.lastSent = lastSent;
    }
  }

  private final OptionalInt most;
  private final Map<Long, Place> places = new HashMap<>();
  private Instant lastSweep = Instant.MIN;
  private boolean changed;

  /**
   * Creates a budget with no metric in it.
   *
   * @param most how many places there are; empty for no bound
   */
  public MetricBudget(OptionalInt most) {
    this.most = most;
  }

  /**
   * Asks for a metric that is about to be sent.
   *
   * @param metric a hash of its namespace, name and dimensions
   * @param series a hash of what the agent tells the series apart by
   * @param now the time of day
   */
  public synchronized Admission admit(long metric, long series, Instant now) {
    Place place = places.get(metric);
    if (place != null && place.series == series) {
      place.lastSent = now;
      return Admission.ADMITTED;
    }
    sweep(now);
    if (places.containsKey(metric)) {
      return Admission.AMBIGUOUS;
    }
    if (most.isPresent() && places.size() >= most.getAsInt()) {
      return Admission.FULL;
    }
    places.put(metric, new Place(series, now));
    changed = true;
    return Admission.ADMITTED;
  }

  private void sweep(Instant now) {
    if (Duration.between(lastSweep, now).compareTo(BETWEEN_SWEEPS) < 0) {
      return;
    }
    lastSweep = now;
    Instant idle = now.minus(IDLE);
    changed |= places.values().removeIf(place -> !place.lastSent.isAfter(idle));
  }

  /** How many places are taken. */
  public synchronized int metrics(Instant now) {
    sweep(now);
    return places.size();
  }

  /** Takes places anew that were taken when the agent stopped. */
  synchronized void restore(Map<Long, Long> seriesByMetric, Instant lastSent) {
    seriesByMetric.forEach((metric, series) -> places.put(metric, new Place(series, lastSent)));
  }

  /** The places: metric to series. */
  synchronized Map<Long, Long> snapshot() {
    Map<Long, Long> seriesByMetric = new HashMap<>();
    places.forEach((metric, place) -> seriesByMetric.put(metric, place.series));
    return seriesByMetric;
  }

  /** Whether places were taken or given back since this was last asked. */
  synchronized boolean takeChanged() {
    boolean was = changed;
    changed = false;
    return was;
  }
}
