package org.workloadmonitor.collector.compute.reading;

import java.time.Instant;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.api.signal.MetricKind;

/**
 * One series of a metric, kept from run to run. It turns the raw numbers of a platform into the
 * metric's unit, leaves out what is unknown, and gives a counter that went backwards (a device made
 * anew, a register that wrapped) a new start. A start never lies ahead of its point, even where the
 * host's clock was put back. For use by one thread at a time.
 */
public final class Series {

  private final MetricDescriptor metric;
  private final Attributes attributes;
  private final double factor;
  private final double divisor;
  private final boolean counter;
  private Instant start;
  private Instant last;
  private long total;

  /**
   * Creates a series.
   *
   * @param metric a descriptor of kind counter or gauge
   * @param attributes what tells the series from the metric's others
   * @param scale what to multiply raw numbers by to get the metric's unit
   * @param start when a counter was zero: the start of the host, or a moment at which the device
   *     was not there yet; unused for a gauge
   */
  public Series(MetricDescriptor metric, Attributes attributes, double scale, Instant start) {
    this.metric = metric;
    this.attributes = attributes;
    this.factor = scale < 1 ? 1 : scale;
    this.divisor = scale < 1 ? Math.rint(1 / scale) : 1;
    this.counter = metric.kind() == MetricKind.COUNTER;
    this.start = start;
    this.last = start;
  }

  /** Records a raw number; one below zero is unknown and gives no point. */
  public void record(Recorder out, long raw) {
    if (raw < 0) {
      return;
    }
    if (!counter) {
      out.gauge(metric, value(raw), attributes);
      return;
    }
    Instant now = out.time();
    if (raw < total) {
      start = last;
    }
    if (start.isAfter(now)) {
      start = now;
    }
    total = raw;
    last = now;
    out.counter(metric, value(raw), start, attributes);
  }

  /** Divides where it can: 12.78 s is 12,780 ms / 1,000, but not quite 12,780 ms * 0.001. */
  private double value(long raw) {
    return raw * factor / divisor;
  }
}
