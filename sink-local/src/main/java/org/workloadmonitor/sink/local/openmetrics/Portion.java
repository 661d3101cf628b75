package org.workloadmonitor.sink.local.openmetrics;

import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.ArrayList;
import java.util.List;

/** As much of a scrape as is written at once: some ten kilobytes, or one series. */
final class Portion {

  private static final int LINES = 64;

  private final List<MetricSnapshot> families = new ArrayList<>();
  private int lines;
  private int series;
  private boolean continued;
  private boolean last;

  /** Takes a series into account that is going to be added. */
  void count(Series more) {
    series++;
    lines += more.lines();
  }

  /** How many series were counted. */
  int series() {
    return series;
  }

  boolean isFull() {
    return lines >= LINES;
  }

  /** How many lines there is room for. */
  int room() {
    return Math.max(0, LINES - lines);
  }

  /**
   * Adds a family, or a part of it. Names must grow.
   *
   * @param begun whether an earlier portion has a part of it too
   */
  void add(MetricSnapshot family, boolean begun) {
    if (families.isEmpty()) {
      continued = begun;
    }
    families.add(family);
  }

  MetricSnapshots families() {
    return new MetricSnapshots(families);
  }

  /** Whether the first family goes on from an earlier portion. */
  boolean isContinued() {
    return continued;
  }

  void endHere() {
    last = true;
  }

  /** Whether nothing comes after it. */
  boolean isLast() {
    return last;
  }
}
