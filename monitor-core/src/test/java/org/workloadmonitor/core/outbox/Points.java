package org.workloadmonitor.core.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.Event;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.api.signal.MetricPoint;
import org.workloadmonitor.api.signal.MetricValue;
import org.workloadmonitor.api.signal.Severity;
import org.workloadmonitor.api.signal.Signal;
import org.workloadmonitor.api.sink.Batch;
import org.workloadmonitor.api.sink.Item;
import org.workloadmonitor.core.time.HandTime;

/** Signals for tests, told apart by their values or names. */
public final class Points {

  public static final Component WEB = new Component("web", "Web server", "compute", Map.of());

  public static final MetricDescriptor GAUGE = MetricDescriptor.gauge("test.gauge", "By", "");
  public static final MetricDescriptor COUNTER =
      MetricDescriptor.counter("test.counter", "{request}", "");
  public static final MetricDescriptor HISTOGRAM =
      MetricDescriptor.histogram("test.duration", "s", "");

  private Points() {}

  /** The beginning of the tests' time, and some seconds. */
  public static Instant at(double seconds) {
    return HandTime.START.plus(Duration.ofNanos((long) (seconds * 1e9)));
  }

  public static MetricPoint gauge(double value, Instant time) {
    return new MetricPoint(GAUGE, Attributes.EMPTY, new MetricValue.Gauge(value), time);
  }

  public static MetricPoint counter(double value, Instant start, Instant time) {
    return new MetricPoint(COUNTER, Attributes.EMPTY, new MetricValue.Counter(value, start), time);
  }

  public static MetricPoint sample(double value, Instant time) {
    return new MetricPoint(HISTOGRAM, Attributes.EMPTY, MetricValue.Samples.of(value, time), time);
  }

  public static MetricPoint histogram(
      List<Double> bounds, List<Long> counts, double sum, Instant start, Instant time) {
    return new MetricPoint(
        HISTOGRAM, Attributes.EMPTY, new MetricValue.Histogram(bounds, counts, sum, start), time);
  }

  public static Event event(String name, Instant time) {
    return new Event(name, Severity.INFO, "It happened.", Attributes.EMPTY, time);
  }

  public static Item item(Signal signal) {
    return new Item(WEB, signal);
  }

  public static Sized sized(Signal signal) {
    return Sized.of(item(signal));
  }

  /** Gauges with these values, all of one moment. */
  public static List<Sized> gauges(int from, int to) {
    List<Sized> items = new ArrayList<>();
    for (int i = from; i <= to; i++) {
      items.add(sized(gauge(i, HandTime.START)));
    }
    return items;
  }

  /** The value of a gauge. */
  public static int value(Item item) {
    return item.signal() instanceof MetricPoint point
            && point.value() instanceof MetricValue.Gauge(double value)
        ? (int) value
        : -1;
  }

  public static List<Integer> valuesOf(Batch batch) {
    return batch.items().stream().map(Points::value).toList();
  }

  public static List<Integer> valuesOf(List<Entry> entries) {
    return entries.stream().map(entry -> value(entry.item())).toList();
  }

  static long[] sequences(List<Entry> entries) {
    return entries.stream().mapToLong(Entry::sequence).toArray();
  }

  static Optional<Signal> only(List<Parcel> parcels) {
    return parcels.size() == 1 ? Optional.of(parcels.getFirst().item.signal()) : Optional.empty();
  }
}
