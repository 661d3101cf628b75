package org.workloadmonitor.sink.cloudwatch.datum;

import java.util.List;
import org.workloadmonitor.api.signal.MetricValue.Histogram;

/** One value to stand for all measurements of each bucket of a histogram. */
final class Buckets {

  private final Histogram histogram;
  private final List<Double> bounds;
  private final double fraction;
  private final double beyondLast;

  Buckets(Histogram histogram) {
    this.histogram = histogram;
    this.bounds = histogram.bounds();
    double least = sum(0);
    double most = sum(1);
    double share = (histogram.sum() - least) / (most - least);
    this.fraction = Double.isFinite(share) ? Math.clamp(share, 0, 1) : 0.5;
    this.beyondLast = Math.max(0, histogram.sum() - most) / histogram.counts().getLast();
  }

  private double sum(double fraction) {
    double sum = 0;
    for (int i = 0; i < histogram.counts().size(); i++) {
      sum += histogram.counts().get(i) * at(i, fraction);
    }
    return sum;
  }

  private double at(int bucket, double fraction) {
    return lower(bucket) + fraction * (upper(bucket) - lower(bucket));
  }

  /** The first bucket has no lower bound but begins at zero where that is below its upper one. */
  private double lower(int bucket) {
    return bucket > 0 ? bounds.get(bucket - 1) : Math.min(0, upper(0));
  }

  /** The last bucket has no upper bound. */
  private double upper(int bucket) {
    if (bucket < bounds.size()) {
      return bounds.get(bucket);
    }
    return bounds.isEmpty() ? 0 : bounds.getLast();
  }

  /** The value of a bucket that is not empty. */
  double value(int bucket) {
    boolean isLast = bucket == bounds.size();
    return at(bucket, fraction) + (isLast && Double.isFinite(beyondLast) ? beyondLast : 0);
  }
}
