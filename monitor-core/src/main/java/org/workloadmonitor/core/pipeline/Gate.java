package org.workloadmonitor.core.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.Event;
import org.workloadmonitor.api.signal.MetricPoint;
import org.workloadmonitor.api.signal.MetricValue.Counter;
import org.workloadmonitor.api.signal.MetricValue.Gauge;
import org.workloadmonitor.api.signal.MetricValue.Histogram;
import org.workloadmonitor.api.signal.MetricValue.Samples;
import org.workloadmonitor.api.signal.Signal;
import org.workloadmonitor.api.signal.Span;
import org.workloadmonitor.api.sink.Item;
import org.workloadmonitor.core.alert.Alerts;
import org.workloadmonitor.core.alert.Observation;
import org.workloadmonitor.core.outbox.Increase;
import org.workloadmonitor.core.outbox.JsonSize;
import org.workloadmonitor.core.outbox.Sized;

/**
 * What every signal of one component passes: checks, the limit of series, thresholds. One chunk at
 * a time; whatever is remembered of the component is guarded by this object.
 */
final class Gate {

  /** What all gates share. */
  record Shared(Router router, MetricNames names, InstantSource clock, int maxSeries) {}

  private final Shared shared;
  private final SeriesTable table;
  private final Alerts alerts;
  private final Chunk chunk = new Chunk();
  private final Map<Rejection, Long> rejected = new EnumMap<>(Rejection.class);

  private Component component;
  private long collected;
  private long problems;

  private Instant now = Instant.EPOCH;
  private Instant nearTime = Instant.EPOCH;
  private Instant sensibleStart = Instant.EPOCH;
  private boolean increasesWanted;

  Gate(Component component, Instant agentStart, Shared shared) {
    this.component = component;
    this.alerts = new Alerts(component.name(), Duration.ZERO);
    this.table = new SeriesTable(shared.names(), shared.maxSeries(), agentStart);
    this.shared = shared;
  }

  /** Takes signals through, and those that pass into the outboxes. */
  synchronized void pass(Source source, @Nullable Signal[] signals, int count) {
    begin();
    for (int i = 0; i < count; i++) {
      Signal signal = signals[i];
      if (signal != null) {
        collected++;
        Rejection rejection = admit(signal);
        if (rejection != null) {
          reject(rejection);
          source.rejected(rejection, signal);
        }
      }
    }
    send();
  }

  private void begin() {
    now = shared.clock().instant();
    nearTime = now;
    sensibleStart = now;
    increasesWanted = shared.router().wantsIncreases();
  }

  private void send() {
    shared.router().send(component.id(), chunk);
    chunk.clear();
  }

  private @Nullable Rejection admit(Signal signal) {
    if (!isNear(signal.timestamp()) || !hasSensibleStart(signal)) {
      return Rejection.TIMESTAMP;
    }
    if (signal instanceof MetricPoint point) {
      return admit(point);
    }
    if (Checks.anyBlank(signal.attributes())) {
      return Rejection.BLANK_ATTRIBUTE;
    }
    chunk.add(Sized.of(new Item(component, signal)));
    return null;
  }

  /** Most points of a run have the same time. */
  private boolean isNear(Instant time) {
    if (time.equals(nearTime)) {
      return true;
    }
    if (!Checks.isNear(time, now)) {
      return false;
    }
    nearTime = time;
    return true;
  }

  private boolean hasSensibleStart(Signal signal) {
    return switch (signal) {
      case MetricPoint point -> point.value() instanceof Gauge || isStart(start(point));
      case Span span -> isStart(span.start());
      case Event _ -> true;
    };
  }

  /** Most points of a run have one start, too. */
  private boolean isStart(Instant start) {
    if (start.equals(sensibleStart) || start.equals(nearTime)) {
      return true;
    }
    if (!Checks.isStart(start, now)) {
      return false;
    }
    sensibleStart = start;
    return true;
  }

  private static Instant start(MetricPoint point) {
    return switch (point.value()) {
      case Gauge _ -> point.timestamp();
      case Counter counter -> counter.start();
      case Samples samples -> samples.start();
      case Histogram histogram -> histogram.start();
    };
  }

  private @Nullable Rejection admit(MetricPoint point) {
    Rejection wrong = Checks.ofValue(point);
    if (wrong != null) {
      return wrong;
    }
    Metric metric = table.metric(point.descriptor());
    Series series = metric == null ? null : metric.series.get(point.attributes());
    return metric != null && series != null ? pass(point, metric, series) : admitNew(point, metric);
  }

  private @Nullable Rejection admitNew(MetricPoint point, @Nullable Metric known) {
    if (Checks.anyBlank(point.attributes())) {
      return Rejection.BLANK_ATTRIBUTE;
    }
    if (!table.hasRoom(now)) {
      return Rejection.SERIES_LIMIT;
    }
    Metric metric = known == null || known.series.isEmpty() ? newMetric(point) : known;
    if (metric == null) {
      return Rejection.CONFLICT;
    }
    Series series = new Series(bytes(metric, point.attributes()), now.toEpochMilli());
    table.add(metric, point.attributes(), series);
    return pass(point, metric, series);
  }

  private @Nullable Metric newMetric(MetricPoint point) {
    Metric metric = table.add(point.descriptor());
    if (metric != null) {
      metric.thresholds = alerts.on(point.name());
    }
    return metric;
  }

  private int bytes(Metric metric, Attributes attributes) {
    return JsonSize.series(component, metric.descriptor, attributes);
  }

  private @Nullable Rejection pass(MetricPoint point, Metric metric, Series series) {
    series.see(now.toEpochMilli());
    return switch (point.value()) {
      case Gauge _, Samples _ -> {
        chunk.add(sized(point, series));
        compare(point, metric);
        yield null;
      }
      case Counter _, Histogram _ -> passTotal(point, metric, series);
    };
  }

  /** A value that is compared with the point before. */
  private @Nullable Rejection passTotal(MetricPoint point, Metric metric, Series series) {
    MetricPoint last = series.last;
    if (last != null && point.timestamp().isBefore(last.timestamp())) {
      return Rejection.OUT_OF_ORDER;
    }
    series.last = point;
    chunk.addTotal(sized(point, series));
    if (increasesWanted || !metric.thresholds.isEmpty()) {
      MetricPoint increase = last == null ? first(point) : increase(last, point);
      if (increase != null) {
        chunk.addIncrease(sized(increase, series));
        compare(increase, metric);
      }
    }
    return null;
  }

  private static @Nullable MetricPoint increase(MetricPoint last, MetricPoint point) {
    return Increase.between(last, point).orElse(null);
  }

  /** Nobody knows what was counted before the agent first looked. */
  private @Nullable MetricPoint first(MetricPoint point) {
    return start(point).isBefore(table.knownSince()) ? null : point;
  }

  private Sized sized(MetricPoint point, Series series) {
    return new Sized(new Item(component, point), series.bytes + JsonSize.value(point.value()));
  }

  private void compare(MetricPoint point, Metric metric) {
    if (metric.thresholds.isEmpty()) {
      return;
    }
    double value = comparable(point);
    if (Double.isFinite(value)) {
      alerts.observe(
          metric.thresholds,
          new Observation(metric.descriptor, point.attributes(), value, point.timestamp(), now),
          this::emit);
    }
  }

  /** Of an increase its rate per second, of measurements their mean. */
  private static double comparable(MetricPoint point) {
    return switch (point.value()) {
      case Gauge(double value) -> value;
      case Counter(double value, Instant start) ->
          value / (Duration.between(start, point.timestamp()).toNanos() / 1e9);
      case Samples samples -> samples.sum() / samples.count();
      case Histogram histogram -> histogram.sum() / histogram.count();
    };
  }

  private void emit(Event event) {
    collected++;
    chunk.add(Sized.of(new Item(component, event)));
  }

  private void reject(Rejection reason) {
    rejected.merge(reason, 1L, Long::sum);
  }

  /** Counts a signal that came after its run was over. */
  synchronized void late(Source source, Signal signal) {
    collected++;
    reject(Rejection.LATE);
    source.rejected(Rejection.LATE, signal);
  }

  /** Counts a part of a run that failed. */
  synchronized void problem() {
    problems++;
  }

  /** Looks at the component in this way from now on. */
  synchronized void watch(Watch watch) {
    begin();
    component = watch.component();
    alerts.watch(component.name(), watch.thresholds(), watch.interval(), now, this::emit);
    table.forEachMetric(metric -> metric.thresholds = alerts.on(metric.descriptor.name()));
    table.forEachSeries((metric, each) -> each.getValue().bytes = bytes(metric, each.getKey()));
    send();
  }

  /** Lets the component have so many series from now on. */
  synchronized void limit(IntSupplier series) {
    table.limit(series);
  }

  /** The component is no longer watched: clears its alerts and gives its metrics' names back. */
  synchronized void close() {
    begin();
    alerts.watch(component.name(), List.of(), Duration.ZERO, now, this::emit);
    table.clear();
    send();
  }

  /** Forgets series that are gone, clears their alerts, and says how many alerts there are. */
  synchronized void sweep() {
    begin();
    table.forgetIdle(now, SeriesTable.GONE);
    alerts.sweep(now, this::emit);
    if (!alerts.isIdle()) {
      emitActive();
    }
    send();
  }

  private void emitActive() {
    collected++;
    Rejection rejection =
        admit(
            new MetricPoint(
                PipelineMetrics.ALERTS_ACTIVE, Attributes.EMPTY, new Gauge(alerts.active()), now));
    if (rejection != null) {
      reject(rejection);
    }
  }

  synchronized ComponentCounts counts() {
    Map<Rejection, Long> all = new EnumMap<>(Rejection.class);
    for (Rejection reason : Rejection.values()) {
      all.put(reason, rejected.getOrDefault(reason, 0L));
    }
    return new ComponentCounts(
        component.id(),
        collected,
        Collections.unmodifiableMap(all),
        problems,
        table.size(),
        alerts.active());
  }
}
