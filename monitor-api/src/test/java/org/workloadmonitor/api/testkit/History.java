package org.workloadmonitor.api.testkit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricPoint;
import org.workloadmonitor.api.signal.MetricValue;
import org.workloadmonitor.api.signal.Signal;

/** What several runs of one instance recorded. */
final class History {

  /** Enough for one new series in each run to stand out. */
  static final int RUNS = 6;

  private record Series(String metric, Attributes attributes) {}

  private final List<RecordingRecorder> runs = new ArrayList<>();
  private final List<String> fromTheFuture = new ArrayList<>();

  void add(RecordingRecorder run, Instant now) {
    runs.add(run);
    for (Signal signal : run.signals()) {
      if (signal.timestamp().isAfter(now)) {
        fromTheFuture.add(
            "%s has the time %s when the context's clock shows %s"
                .formatted(signal.name(), signal.timestamp(), now));
      }
    }
  }

  List<Signal> signals() {
    return runs.stream().flatMap(run -> run.signals().stream()).toList();
  }

  List<MetricPoint> points() {
    return runs.stream().flatMap(run -> run.points().stream()).toList();
  }

  List<String> rejections() {
    return runs.stream().flatMap(run -> run.rejections().stream()).toList();
  }

  List<String> fromTheFuture() {
    return List.copyOf(fromTheFuture);
  }

  List<String> counterMistakes() {
    List<String> mistakes = new ArrayList<>();
    Map<Series, MetricValue.Counter> last = new HashMap<>();
    for (MetricPoint point : points()) {
      if (point.value() instanceof MetricValue.Counter now) {
        MetricValue.Counter before = last.put(new Series(point.name(), point.attributes()), now);
        if (before != null && before.start().isAfter(now.start())) {
          mistakes.add(
              "%s %s: its start went back from %s to %s"
                  .formatted(point.name(), point.attributes(), before.start(), now.start()));
        }
        if (before != null && before.start().equals(now.start()) && now.value() < before.value()) {
          mistakes.add(
              "%s %s fell from %s to %s with the same start"
                  .formatted(point.name(), point.attributes(), before.value(), now.value()));
        }
        if (before != null
            && before.start().isBefore(now.start())
            && now.value() > before.value()) {
          mistakes.add(
              "%s %s has a later start (%s, then %s) but was not reset: %s, then %s"
                  .formatted(
                      point.name(),
                      point.attributes(),
                      before.start(),
                      now.start(),
                      before.value(),
                      now.value()));
        }
      }
    }
    return mistakes;
  }

  /** Metrics that have more than twice as many series in all runs as in the fullest run. */
  List<String> growingMetrics() {
    Map<String, Integer> fullest = new TreeMap<>();
    Map<String, Set<Attributes>> all = new TreeMap<>();
    for (RecordingRecorder run : runs) {
      Map<String, Set<Attributes>> inRun = new TreeMap<>();
      for (MetricPoint point : run.points()) {
        inRun.computeIfAbsent(point.name(), _ -> new HashSet<>()).add(point.attributes());
      }
      inRun.forEach(
          (metric, series) -> {
            fullest.merge(metric, series.size(), Math::max);
            all.computeIfAbsent(metric, _ -> new HashSet<>()).addAll(series);
          });
    }
    return all.entrySet().stream()
        .filter(entry -> entry.getValue().size() > 2 + 2 * fullest.get(entry.getKey()))
        .map(
            entry ->
                "%s: %d series in %d runs, at most %d in one: %s"
                    .formatted(
                        entry.getKey(),
                        entry.getValue().size(),
                        runs.size(),
                        fullest.get(entry.getKey()),
                        entry.getValue()))
        .toList();
  }
}
