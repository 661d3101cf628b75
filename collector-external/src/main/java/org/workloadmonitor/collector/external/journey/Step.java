package org.workloadmonitor.collector.external.journey;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.collector.external.assertion.Answered;
import org.workloadmonitor.collector.external.assertion.Assertion;
import org.workloadmonitor.collector.external.assertion.Deadline;
import org.workloadmonitor.collector.external.assertion.ResponseView;
import org.workloadmonitor.collector.external.gate.Gate;
import org.workloadmonitor.collector.external.probe.Look;
import org.workloadmonitor.collector.external.probe.Observation;
import org.workloadmonitor.collector.external.probe.ProbeAttributes;
import org.workloadmonitor.collector.external.probe.Result;

/** One step, ready to be done again and again. */
final class Step implements AutoCloseable {

  private static final String ANSWERING_URL = "http.response.url";

  /** An answer that comes in the last moment is still worth a look. */
  private static final long LEAST_JUDGEMENT = TimeUnit.SECONDS.toNanos(1);

  private final StepConfig config;
  private final StepProbe probe;
  private final Set<String> needs = new LinkedHashSet<>();
  private boolean slow;

  Step(StepConfig config, StepProbe probe) {
    this.config = config;
    this.probe = probe;
    StepTexts.ofProbe("", config).values().forEach(text -> needs.addAll(Template.names(text)));
  }

  StepConfig config() {
    return config;
  }

  StepProbe probe() {
    return probe;
  }

  String name() {
    return config.name();
  }

  /** What bounds how many look at the same target. */
  String host() {
    return probe.target().value(ProbeAttributes.SERVER_ADDRESS).map(Object::toString).orElse("");
  }

  /** Whether the last look kept others waiting. */
  boolean isSlow() {
    return slow;
  }

  /** Whether every value that it uses was found. */
  boolean canBeFilled(RunValues values) {
    return needs.stream().allMatch(values::has);
  }

  /**
   * Looks, takes the values out of the answer, and judges it. Values are taken whatever the
   * judgement: what was made must be cleaned up even if it was made too slowly.
   *
   * @param look with the time that the step has
   */
  Observation take(Look look, RunValues values, CookieStore cookies) throws InterruptedException {
    long end = System.nanoTime() + look.within(config.longest()).toNanos();
    StepProbe.Seen seen = probe.look(look, values);
    Observation own = seen.observation();
    slow = own.result().isTimeout() || own.nanos() > Gate.QUICK.toNanos();
    if (seen.answer().isEmpty()) {
      return own;
    }
    ResponseView answer = Answered.of(seen.answer().get());
    Deadline deadline =
        new Deadline(System::nanoTime, Math.max(end, System.nanoTime() + LEAST_JUDGEMENT));
    Optional<String> missing = extract(answer, cookies.byName(), values, deadline);
    if (!own.result().up()) {
      return own;
    }
    if (missing.isPresent()) {
      return as(Result.EXTRACTION_FAILED, missing.get(), own);
    }
    return failure(answer, values, deadline)
        .map(reason -> as(Result.ASSERTION_FAILED, reason, own))
        .orElse(own);
  }

  private Optional<String> extract(
      ResponseView answer, Map<String, String> cookies, RunValues values, Deadline deadline) {
    Optional<String> missing = Optional.empty();
    for (Map.Entry<String, Extraction> one : config.extract().entrySet()) {
      try {
        values.put(one.getKey(), one.getValue().value(answer, cookies, deadline));
      } catch (Extraction.Missing e) {
        String reason = "There is no value for '%s'. %s".formatted(one.getKey(), e.reason());
        missing = missing.or(() -> Optional.of(reason));
      }
    }
    return missing;
  }

  private Optional<String> failure(ResponseView answer, RunValues values, Deadline deadline) {
    for (Assertion assertion : config.assertions()) {
      Optional<String> failure = assertion.filled(values::text).failure(answer, deadline);
      if (failure.isPresent()) {
        return failure;
      }
    }
    return Optional.empty();
  }

  /**
   * A value that was filled into a URL may come back in many forms, so the template stands there.
   */
  Attributes withoutFilledUrl(Attributes details) {
    boolean isFilled = config.http().filter(http -> http.url().isTemplate()).isPresent();
    return isFilled && details.value(ANSWERING_URL).isPresent()
        ? details.toBuilder().put(ANSWERING_URL, config.http().get().url().toString()).build()
        : details;
  }

  /** The same with another judgement. */
  static Observation as(Result result, String reason, Observation seen) {
    return new Observation(
        result, reason, seen.nanos(), seen.phases(), seen.measurements(), seen.details());
  }

  /** The time-out of one look, within what is left. */
  Duration within(Duration left) {
    Duration longest = config.longest();
    return left.compareTo(longest) < 0 ? left : longest;
  }

  @Override
  public void close() {
    probe.close();
  }
}
