package org.workloadmonitor.collector.external.journey;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a run came to, for the assertions about all of it. */
final class Whole {

  private final Map<String, Long> nanos = new HashMap<>();
  private final RunValues values;

  Whole(RunValues values) {
    this.values = values;
  }

  RunValues values() {
    return values;
  }

  /** A step was done. */
  void add(String step, long tookNanos) {
    nanos.put(step, tookNanos);
  }

  /** What all steps took that were done, without think time. */
  long nanos() {
    return nanos.values().stream().mapToLong(Long::longValue).sum();
  }

  /** What some of them took. */
  long nanos(List<String> steps) {
    return steps.stream().mapToLong(step -> nanos.getOrDefault(step, 0L)).sum();
  }
}
