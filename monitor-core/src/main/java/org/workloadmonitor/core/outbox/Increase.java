package org.workloadmonitor.core.outbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.workloadmonitor.api.signal.MetricPoint;
import org.workloadmonitor.api.signal.MetricValue;
import org.workloadmonitor.api.signal.MetricValue.Counter;
import org.workloadmonitor.api.signal.MetricValue.Histogram;

/**
 * The increase from one point of a series to the next: what turns cumulative values into deltas.
 *
 * <p>A source that was reset began after its last reading, or shows less than before. So a start
 * that moves by a little, because a collector computes it as "now minus uptime", is no reset.
 */
public final class Increase {

  private Increase() {}

  /**
   * The increase that a point brings.
   *
   * @param before the point before it in the same series
   * @param point a counter or a histogram
   * @return the increase, starting at the point before or where the source began anew; empty for
   *     values that can't be compared: of different kinds, or histograms of other bounds
   */
  public static Optional<MetricPoint> between(MetricPoint before, MetricPoint point) {
    return switch (point.value()) {
      case Counter counter when before.value() instanceof Counter last ->
          Optional.of(with(point, counter(last, before.timestamp(), counter)));
      case Histogram histogram when before.value() instanceof Histogram last ->
          histogram(last, before.timestamp(), histogram).map(value -> with(point, value));
      default -> Optional.empty();
    };
  }

  private static Counter counter(Counter last, Instant lastTime, Counter counter) {
    if (!counter.start().isBefore(lastTime)) {
      return counter;
    }
    if (counter.value() < last.value()) {
      return new Counter(counter.value(), later(counter.start(), lastTime));
    }
    return new Counter(counter.value() - last.value(), lastTime);
  }

  private static Optional<Histogram> histogram(
      Histogram last, Instant lastTime, Histogram histogram) {
    if (!histogram.start().isBefore(lastTime)) {
      return Optional.of(histogram);
    }
    if (!histogram.bounds().equals(last.bounds())) {
      return Optional.empty();
    }
    if (anyLess(histogram.counts(), last.counts())) {
      Instant start = later(histogram.start(), lastTime);
      return Optional.of(
          new Histogram(histogram.bounds(), histogram.counts(), histogram.sum(), start));
    }
    List<Long> counts = new ArrayList<>(histogram.counts().size());
    for (int i = 0; i < histogram.counts().size(); i++) {
      counts.add(histogram.counts().get(i) - last.counts().get(i));
    }
    return Optional.of(
        new Histogram(histogram.bounds(), counts, histogram.sum() - last.sum(), lastTime));
  }

  private static boolean anyLess(List<Long> counts, List<Long> than) {
    for (int i = 0; i < counts.size(); i++) {
      if (counts.get(i) < than.get(i)) {
        return true;
      }
    }
    return false;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static MetricPoint with(MetricPoint point, MetricValue value) {
    return new MetricPoint(point.descriptor(), point.attributes(), value, point.timestamp());
  }
}
