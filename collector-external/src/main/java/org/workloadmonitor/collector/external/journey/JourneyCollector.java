package org.workloadmonitor.collector.external.journey;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.api.Collector;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.Severity;
import org.workloadmonitor.collector.external.probe.ProbeAttributes;
import org.workloadmonitor.collector.external.probe.Result;

/** Runs a journey, counts how it ends, and tells when that is another end than before. */
final class JourneyCollector implements Collector {

  /** The event's name. */
  static final String CHANGED = "synthetic.result.changed";

  private final Journey journey;
  private final Instant started;
  private final Map<Attributes, Long> ends = new LinkedHashMap<>();
  private @Nullable Outcome before;

  JourneyCollector(Journey journey) {
    this.journey = journey;
    this.started = journey.context().clock().instant();
  }

  @Override
  public void collect(Recorder out) throws InterruptedException {
    Outcome outcome = new JourneyRun(journey, out).run();
    ends.merge(end(outcome), 1L, Long::sum);
    ends.forEach((end, count) -> out.counter(JourneyMetrics.RUNS, (double) count, started, end));
    Outcome from = before;
    before = outcome;
    if (from == null ? !outcome.result().success() : !from.isSameAs(outcome)) {
      tell(from, outcome, out);
    }
  }

  private Attributes end(Outcome outcome) {
    Attributes.Builder end =
        journey.series().toBuilder().put(ProbeAttributes.RESULT, outcome.result().word());
    outcome
        .step()
        .filter(_ -> !outcome.result().success())
        .ifPresent(s -> end.put(JourneyMetrics.STEP, s));
    return end.build();
  }

  private void tell(@Nullable Outcome from, Outcome to, Recorder out) {
    Attributes.Builder details =
        end(to).toBuilder()
            .put("from", from == null ? "none" : from.result().word())
            .put("to", to.result().word());
    if (!to.reason().isBlank()) {
      details.put("reason", to.reason());
    }
    out.event(CHANGED, severity(to.result()), sentence(to), details.build());
  }

  private String sentence(Outcome outcome) {
    String name = journey.config().name().map(" '%s'"::formatted).orElse("");
    if (outcome.result().success()) {
      return "The journey%s succeeds.".formatted(name);
    }
    return outcome
        .step()
        .map(step -> "The step '%s' of the journey%s: %s".formatted(step, name, outcome.reason()))
        .orElse("The journey%s: %s".formatted(name, outcome.reason()));
  }

  private static Severity severity(Result result) {
    if (result.success()) {
      return Severity.INFO;
    }
    return result.conclusive() && !result.degraded() ? Severity.ERROR : Severity.WARNING;
  }

  @Override
  public void close() {
    journey.close();
  }
}
