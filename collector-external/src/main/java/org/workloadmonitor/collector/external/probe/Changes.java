package org.workloadmonitor.collector.external.probe;

import org.jspecify.annotations.Nullable;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.Severity;

/** Tells when a target's result is another than before. */
final class Changes {

  /** The event's name. */
  static final String CHANGED = "probe.result.changed";

  private final Attributes series;
  private @Nullable Result before;

  Changes(Attributes series) {
    this.series = series;
  }

  void tell(Observation seen, Recorder out) {
    Result from = before;
    before = seen.result();
    if (isNews(from, seen.result())) {
      Attributes.Builder attributes = attributes(seen).put("to", seen.result().word());
      attributes.put("from", from == null ? "none" : from.word());
      out.event(CHANGED, severity(seen.result()), sentence(seen), attributes.build());
    }
  }

  /** Nobody wants to hear of each target that is well when the agent starts. */
  private static boolean isNews(@Nullable Result from, Result to) {
    return from == null ? !to.success() : from != to;
  }

  private Attributes.Builder attributes(Observation seen) {
    Attributes.Builder all = series.toBuilder();
    ProbeAttributes.copy(seen.details(), all);
    if (!seen.reason().isBlank()) {
      all.put("reason", seen.reason());
    }
    return all;
  }

  private static String sentence(Observation seen) {
    return seen.reason().isBlank() ? "The target does all that it should." : seen.reason();
  }

  private static Severity severity(Result result) {
    if (result.success()) {
      return Severity.INFO;
    }
    return result.conclusive() && !result.degraded() ? Severity.ERROR : Severity.WARNING;
  }
}
