package org.workloadmonitor.core.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import org.workloadmonitor.api.signal.MetricValue;
import org.workloadmonitor.core.plugin.FactoryKind;

/** Counts the runs of one type. */
final class RunCounters {

  /** Upper bounds in seconds: from what a host collector takes to what a large database does. */
  private static final List<Double> BOUNDS =
      List.of(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 15.0, 60.0);

  private final Instant start;
  private final Map<RunResult, LongAdder> results = new EnumMap<>(RunResult.class);
  private final LongAdder[] buckets = adders(BOUNDS.size() + 1);
  private final DoubleAdder sum = new DoubleAdder();

  RunCounters(Instant start) {
    this.start = start;
    for (RunResult result : RunResult.values()) {
      results.put(result, new LongAdder());
    }
  }

  void count(RunResult result, long times) {
    Objects.requireNonNull(results.get(result)).add(times);
  }

  /** Counts a run that was begun. */
  void count(RunOutcome outcome) {
    count(outcome.result(), 1);
    switch (outcome.result()) {
      case SUCCESS, FAILED, TIMEOUT -> took(outcome.took());
      case STUCK, STOPPED, SKIPPED -> {}
    }
  }

  private void took(Duration duration) {
    double seconds = duration.toNanos() / 1e9;
    int at = Collections.binarySearch(BOUNDS, seconds);
    buckets[at >= 0 ? at : -at - 1].increment();
    sum.add(seconds);
  }

  RunTotals totals(FactoryKind kind, String type) {
    Map<RunResult, Long> runs = new EnumMap<>(RunResult.class);
    results.forEach((result, adder) -> runs.put(result, adder.sum()));
    List<Long> counts = new ArrayList<>(buckets.length);
    Arrays.stream(buckets).forEach(bucket -> counts.add(bucket.sum()));
    MetricValue.Histogram durations = new MetricValue.Histogram(BOUNDS, counts, sum.sum(), start);
    return new RunTotals(kind, type, Collections.unmodifiableMap(runs), durations);
  }

  private static LongAdder[] adders(int number) {
    LongAdder[] adders = new LongAdder[number];
    Arrays.setAll(adders, i -> new LongAdder());
    return adders;
  }
}
