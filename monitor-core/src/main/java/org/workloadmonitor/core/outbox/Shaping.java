package org.workloadmonitor.core.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.api.signal.MetricKind;
import org.workloadmonitor.api.signal.MetricPoint;
import org.workloadmonitor.api.signal.MetricValue;
import org.workloadmonitor.api.sink.Item;
import org.workloadmonitor.api.sink.SinkProfile;
import org.workloadmonitor.api.sink.Temporality;
import org.workloadmonitor.core.log.Reason;

/**
 * Turns entries into the items that a sink asked for.
 *
 * <ul>
 *   <li>Events and spans stay as they are, and so do metric points where nothing is asked.
 *   <li>With an aggregation window, all points of a series within one window (aligned to the clock,
 *       by the points' own time) become one item with the time of the last: gauges become {@code
 *       Samples}, increases of counters and histograms are added up, of cumulative counters the
 *       last counts.
 *   <li>For a cumulative sink the measurements of a histogram series become one {@code Histogram}
 *       that counts on from when the series was first seen, once for what is shaped together.
 * </ul>
 *
 * <p>Counters of a delta sink are increases already when they come into its outbox: the pipeline
 * sees the points in order and once only.
 *
 * <p>For use by one thread at a time.
 */
final class Shaping {

  private record Series(
      long window,
      String component,
      MetricDescriptor descriptor,
      Attributes attributes,
      List<Double> bounds) {}

  /** What was gathered of one series in one window. */
  private static final class Gathered {
    final Gathering gathering;
    final Sequences sequences = new Sequences();
    final Instant accepted;
    Component component;
    MetricPoint last;

    Gathered(Gathering gathering, Entry first, MetricPoint point) {
      this.gathering = gathering;
      this.accepted = first.accepted();
      this.component = first.item().component();
      this.last = point;
    }

    void add(Entry entry, MetricPoint point) {
      gathering.add(point);
      sequences.add(entry.sequence());
      component = entry.item().component();
      last = point.timestamp().isBefore(last.timestamp()) ? last : point;
    }

    Parcel parcel() {
      MetricPoint whole =
          new MetricPoint(
              last.descriptor(), last.attributes(), gathering.value(), last.timestamp());
      Item item = new Item(component, whole);
      return new Parcel(item, JsonSize.of(item), sequences.toArray(), accepted);
    }
  }

  private final boolean cumulative;
  private final long windowMillis;
  private final Accumulations accumulations = new Accumulations();
  private final Map<Series, Gathered> gathered = new LinkedHashMap<>();
  private final List<Parcel> complete = new ArrayList<>();
  private Settlement misshapen = new Settlement();
  private int held;

  Shaping(SinkProfile profile) {
    cumulative = profile.temporality() == Temporality.CUMULATIVE;
    windowMillis = profile.aggregationWindow().map(Duration::toMillis).orElse(0L);
  }

  /** Takes an entry. */
  void add(Entry entry) {
    try {
      accept(entry);
    } catch (RuntimeException e) {
      misshapen.reject(reason(e), entry.sequence());
    }
  }

  private void accept(Entry entry) {
    if (entry.item().signal() instanceof MetricPoint point && gathers(point)) {
      gather(entry, point);
    } else {
      complete.add(Parcel.of(entry));
    }
  }

  private boolean gathers(MetricPoint point) {
    return windowMillis > 0 || (cumulative && isHistogram(point));
  }

  private static boolean isHistogram(MetricPoint point) {
    return point.descriptor().kind() == MetricKind.HISTOGRAM;
  }

  private void gather(Entry entry, MetricPoint point) {
    String component = entry.item().component().id();
    Series series =
        new Series(window(point), component, point.descriptor(), point.attributes(), bounds(point));
    Gathered sofar = gathered.get(series);
    if (sofar == null) {
      Gathered begun = new Gathered(gathering(component, point), entry, point);
      begun.add(entry, point);
      gathered.put(series, begun);
    } else {
      sofar.add(entry, point);
    }
    held++;
  }

  private long window(MetricPoint point) {
    return windowMillis == 0 ? 0 : Math.floorDiv(point.timestamp().toEpochMilli(), windowMillis);
  }

  /** Increases of a histogram are added up only where their buckets are the same. */
  private List<Double> bounds(MetricPoint point) {
    return !cumulative && point.value() instanceof MetricValue.Histogram histogram
        ? histogram.bounds()
        : List.of();
  }

  private Gathering gathering(String component, MetricPoint point) {
    if (cumulative && isHistogram(point)) {
      return new Gathering.Accumulated(accumulations, component);
    }
    return switch (point.value()) {
      case MetricValue.Gauge _, MetricValue.Samples _ -> new Gathering.Distribution();
      case MetricValue.Counter _ -> cumulative ? new Gathering.Latest() : new Gathering.Sum();
      case MetricValue.Histogram histogram -> new Gathering.Buckets(histogram.bounds());
    };
  }

  /** How many entries are gathered in windows. */
  int held() {
    return held;
  }

  /** Gives everything that was taken. */
  List<Parcel> all() {
    return give(series -> true);
  }

  /**
   * Gives what was taken but for the newest window, which more may follow of; all of it where there
   * is no other.
   */
  List<Parcel> allButNewestWindow() {
    long newest = gathered.keySet().stream().mapToLong(Series::window).max().orElse(0);
    long oldest = gathered.keySet().stream().mapToLong(Series::window).min().orElse(0);
    return give(series -> series.window() < newest || newest == oldest);
  }

  private List<Parcel> give(Predicate<Series> wanted) {
    List<Parcel> parcels = new ArrayList<>(complete);
    complete.clear();
    gathered
        .entrySet()
        .removeIf(
            each -> {
              if (!wanted.test(each.getKey())) {
                return false;
              }
              held -= each.getValue().sequences.size();
              shape(each.getValue(), parcels);
              return true;
            });
    return parcels;
  }

  private void shape(Gathered whole, List<Parcel> parcels) {
    try {
      parcels.add(whole.parcel());
    } catch (RuntimeException e) {
      misshapen.reject(reason(e), whole.sequences.toArray());
    }
  }

  private static String reason(RuntimeException e) {
    return "The agent could not bring it into the sink's form: " + Reason.of(e);
  }

  /** What could not be shaped, each told once. */
  Settlement misshapen() {
    Settlement told = misshapen;
    misshapen = new Settlement();
    return told;
  }
}
