package org.workloadmonitor.collector.external.journey;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.collector.external.assertion.Deadline;
import org.workloadmonitor.collector.external.gate.Gate;
import org.workloadmonitor.collector.external.gate.NoRoomException;
import org.workloadmonitor.collector.external.mask.Mask;
import org.workloadmonitor.collector.external.probe.Look;
import org.workloadmonitor.collector.external.probe.Observation;
import org.workloadmonitor.collector.external.probe.Result;
import org.workloadmonitor.collector.external.probe.Stopwatch;

/**
 * One run from the first step to the last, with the values, cookies and trace that belong to it.
 */
final class JourneyRun {

  /** Of the whole, when all steps are done. */
  private static final Duration LONGEST_JUDGEMENT = Duration.ofSeconds(2);

  private static final int SHORTEST_KEY = 8;

  private final Journey journey;
  private final Mask mask;
  private final RunValues values;
  private final Whole whole;
  private final Stopwatch stopwatch;
  private final Allowance time;
  private final JourneySignals signals;

  private Outcome outcome = Outcome.SUCCESS;
  private int next;
  private boolean begun;
  private @Nullable Allowance cleanup;

  JourneyRun(Journey journey, Recorder out) {
    this.journey = journey;
    this.mask = new Mask(journey.secrets());
    this.values = new RunValues(mask);
    this.whole = new Whole(values);
    this.stopwatch = Stopwatch.started(journey.context().clock(), journey.context()::nanoTime);
    this.time = Allowance.of(journey.config().timeout());
    this.signals = new JourneySignals(journey, out);
  }

  /**
   * Runs.
   *
   * @throws InterruptedException if the thread was interrupted; then the steps that always run have
   *     been tried in the little time that there is
   */
  Outcome run() throws InterruptedException {
    journey.cookies().clear();
    try {
      for (int i = 0; i < journey.steps().size(); i++) {
        next = i;
        Step step = journey.steps().get(i);
        if (step.config().always()) {
          cleanUp(step);
        } else if (outcome.result().up()) {
          goOn(step);
        }
      }
    } catch (InterruptedException e) {
      leaveNothingBehind();
      throw e;
    }
    judgeTheWhole();
    signals.journey(outcome, stopwatch, whole.nanos());
    return outcome;
  }

  private void goOn(Step step) throws InterruptedException {
    think(step, time);
    if (time.isOver()) {
      Observation none = Observation.of(Result.JOURNEY_TIMEOUT, tooLate(), 0);
      tell(step, none, Trace.id(), stopwatch.lap());
      return;
    }
    take(step, time);
  }

  private void cleanUp(Step step) throws InterruptedException {
    if (!step.canBeFilled(values)) {
      return; // What it would clean up was never made.
    }
    if (cleanup == null) {
      cleanup = Allowance.of(journey.config().cleanupTimeout());
    }
    if (outcome.result().up()) {
      think(step, cleanup);
    }
    take(step, cleanup);
  }

  private static void think(Step step, Allowance allowance) throws InterruptedException {
    Duration pause = step.config().thinkTime();
    Duration left = allowance.left();
    if (pause.isPositive()) {
      Thread.sleep(pause.compareTo(left) < 0 ? pause : left);
    }
  }

  private void take(Step step, Allowance allowance) throws InterruptedException {
    long before = journey.gate().nanoTime();
    try (Gate.Pass _ = journey.gate().enter(step.host(), step.isSlow())) {
      allowance.extend(journey.gate().nanoTime() - before);
      next++;
      begun = true;
      String span = Trace.id();
      Stopwatch lap = stopwatch.lap();
      Observation seen = take(step, look(step, lap, span, allowance.left()));
      tell(step, onTime(seen, allowance), span, lap);
    } catch (NoRoomException e) {
      Observation none = Observation.of(Result.PROBE_FAILED, e.reason(), 0);
      tell(step, none, Trace.id(), stopwatch.lap());
    }
  }

  /** Whatever goes wrong in one step, the others that must be taken are. */
  private Observation take(Step step, Look look) throws InterruptedException {
    try {
      return step.take(look, values, journey.cookies());
    } catch (RuntimeException e) {
      journey
          .context()
          .logger()
          .debug("The step {} failed by a mistake of its own.", step.name(), e);
      return Observation.of(
          Result.PROBE_FAILED, "The step can't be taken: " + e, look.stopwatch().nanos());
    }
  }

  private Look look(Step step, Stopwatch lap, String span, Duration left) {
    boolean tells = step.config().propagateTrace().orElse(journey.config().propagateTrace());
    Optional<String> parent = tells ? Optional.of(signals.trace().parent(span)) : Optional.empty();
    return new Look(lap, parent, Optional.of(step.within(left)));
  }

  /** A step that was cut short by the journey's time says so. */
  private Observation onTime(Observation seen, Allowance allowance) {
    return allowance == time && seen.result().isTimeout() && time.isOver()
        ? Step.as(Result.JOURNEY_TIMEOUT, tooLate(), seen)
        : seen;
  }

  private String tooLate() {
    return "The journey's %d ms were over before this step had ended."
        .formatted(journey.config().timeout().toMillis());
  }

  private void tell(Step step, Observation seen, String span, Stopwatch lap) {
    journey.cookies().values().forEach(this::hide);
    Observation clean =
        Step.as(seen.result(), mask.clean(seen.reason()), seen)
            .withDetails(step.withoutFilledUrl(mask.clean(seen.details())));
    whole.add(step.name(), seen.nanos());
    outcome = outcome.then(new Outcome(seen.result(), Optional.of(step.name()), clean.reason()));
    signals.step(step, clean, span, lap);
  }

  /** A shorter cookie is a word such as 'en', and no key to anything. */
  private void hide(String cookie) {
    if (cookie.length() >= SHORTEST_KEY) {
      mask.hide(cookie);
    }
  }

  private void judgeTheWhole() {
    if (!outcome.result().up()) {
      return;
    }
    Map<String, String> cookies = journey.cookies().byName();
    Deadline deadline =
        new Deadline(System::nanoTime, System.nanoTime() + LONGEST_JUDGEMENT.toNanos());
    journey.config().assertions().stream()
        .map(assertion -> assertion.failure(whole, cookies, deadline))
        .flatMap(Optional::stream)
        .findFirst()
        .ifPresent(
            reason ->
                outcome =
                    new Outcome(Result.ASSERTION_FAILED, Optional.empty(), mask.clean(reason)));
  }

  /** The agent stops, or gives this run up: nobody hears of it any more, but the target does. */
  private void leaveNothingBehind() {
    Allowance little = Allowance.of(journey.whenInterrupted());
    int first = begun ? next : journey.steps().size();
    try {
      for (Step step : journey.steps().subList(first, journey.steps().size())) {
        if (step.config().always() && step.canBeFilled(values) && !little.isOver()) {
          Look look = look(step, stopwatch.lap(), Trace.id(), little.left());
          Observation _ = take(step, look);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
