package org.workloadmonitor.collector.external.journey;

import java.time.Instant;
import java.util.Optional;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.Span;
import org.workloadmonitor.collector.external.probe.Observation;
import org.workloadmonitor.collector.external.probe.Phase;
import org.workloadmonitor.collector.external.probe.ProbeAttributes;
import org.workloadmonitor.collector.external.probe.Result;
import org.workloadmonitor.collector.external.probe.Stopwatch;

/** Makes metrics and the trace of one run. */
final class JourneySignals {

  private final Journey journey;
  private final Recorder out;
  private final Trace trace = Trace.begin();

  JourneySignals(Journey journey, Recorder out) {
    this.journey = journey;
    this.out = out;
  }

  Trace trace() {
    return trace;
  }

  /**
   * Tells of a step.
   *
   * @param seen what came of it, masked
   * @param spanId the id that its target was told
   * @param lap began with the step
   */
  void step(Step step, Observation seen, String spanId, Stopwatch lap) {
    Attributes series = journey.series().toBuilder().put(JourneyMetrics.STEP, step.name()).build();
    if (seen.result().conclusive()) {
      out.gauge(JourneyMetrics.STEP_AVAILABILITY, seen.result().up() ? 1 : 0, series);
    }
    if (seen.result().conclusive() && !(seen.nanos() == 0 && seen.phases().isEmpty())) {
      out.sample(JourneyMetrics.STEP_DURATION, seen.seconds(), series);
    }
    Instant start = lap.at(0);
    Attributes.Builder details = series.toBuilder();
    ProbeAttributes.copy(step.probe().target(), details);
    ProbeAttributes.copy(seen.details(), details);
    details
        .put(ProbeAttributes.TYPE, step.probe().type())
        .put(ProbeAttributes.RESULT, seen.result().word());
    out.record(
        span(
            spanId,
            Optional.of(trace.rootId()),
            step.name(),
            Span.Kind.CLIENT,
            start,
            lap.at(seen.nanos()),
            seen.result(),
            seen.reason(),
            details.build()));
    seen.phases().forEach(phase -> phase(phase, spanId, lap));
  }

  private void phase(Phase phase, String parent, Stopwatch lap) {
    out.record(
        new Span(
            trace.traceId(),
            Trace.id(),
            Optional.of(parent),
            phase.name().word(),
            Span.Kind.INTERNAL,
            lap.at(phase.from()),
            lap.at(phase.to()),
            Span.Status.UNSET,
            "",
            Attributes.of(ProbeAttributes.PHASE, phase.name().word())));
  }

  /**
   * Tells of the whole.
   *
   * @param nanos what its steps took
   */
  void journey(Outcome outcome, Stopwatch stopwatch, long nanos) {
    if (outcome.result().conclusive()) {
      out.gauge(JourneyMetrics.AVAILABILITY, outcome.result().up() ? 1 : 0, journey.series());
      out.sample(JourneyMetrics.DURATION, nanos / 1e9, journey.series());
    }
    Attributes.Builder details =
        journey.series().toBuilder().put(ProbeAttributes.RESULT, outcome.result().word());
    outcome.step().ifPresent(step -> details.put(JourneyMetrics.STEP, step));
    out.record(
        span(
            trace.rootId(),
            Optional.empty(),
            journey.name(),
            Span.Kind.INTERNAL,
            stopwatch.at(0),
            stopwatch.at(stopwatch.nanos()),
            outcome.result(),
            outcome.reason(),
            details.build()));
  }

  private Span span(
      String id,
      Optional<String> parent,
      String name,
      Span.Kind kind,
      Instant start,
      Instant end,
      Result result,
      String reason,
      Attributes attributes) {
    return new Span(
        trace.traceId(),
        id,
        parent,
        name,
        kind,
        start,
        end,
        result.up() ? Span.Status.OK : Span.Status.ERROR,
        result.up() ? "" : reason,
        attributes);
  }
}
