package org.workloadmonitor.collector.external.journey;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.workloadmonitor.api.ConfigurationException;
import org.workloadmonitor.api.config.Description;
import org.workloadmonitor.api.config.Key;
import org.workloadmonitor.api.config.Secret;
import org.workloadmonitor.collector.external.assertion.Deadline;
import org.workloadmonitor.collector.external.assertion.DurationCheck;
import org.workloadmonitor.collector.external.assertion.Regex;
import org.workloadmonitor.collector.external.assertion.Unanswered;
import org.workloadmonitor.collector.external.assertion.ValueCheck;

/**
 * One thing that must hold of a whole journey whose steps have all succeeded.
 *
 * @param duration about the time that steps took, without think time
 * @param steps which steps; all if empty
 * @param value about a value that a step has extracted
 * @param cookie about a cookie as it is at the end
 * @param exists whether the cookie must be there
 * @param equalTo what the value or cookie must be
 * @param contains what it must contain
 * @param matches what it must match
 * @param above what it must be greater than
 * @param below what it must be less than
 */
public record JourneyAssertion(
    @Description("How long the steps may take together, without think time.")
        Optional<DurationCheck> duration,
    @Description("Names of the steps whose duration counts; all of them unless told otherwise.")
        List<String> steps,
    @Description("Name of an extracted value that the keys below are about.")
        Optional<String> value,
    @Description("Name of a cookie, as it is at the end, that the keys below are about.")
        Optional<String> cookie,
    @Description("Whether the cookie must be there; true unless told otherwise.")
        Optional<Boolean> exists,
    @Key("equals") @Description("What the value or cookie must be.") Optional<Object> equalTo,
    @Description("Text that it must contain.") Optional<String> contains,
    @Description("Regular expression that must fit somewhere in it.") Optional<Regex> matches,
    @Description("Number that it must be greater than.") Optional<Double> above,
    @Description("Number that it must be less than.") Optional<Double> below) {

  /** Checks that it is about one thing. */
  public JourneyAssertion {
    steps = List.copyOf(steps);
    long subjects = Stream.of(duration, value, cookie).filter(Optional::isPresent).count();
    if (subjects != 1) {
      throw new ConfigurationException(
          "An assertion about a journey is about one of duration, value and cookie;"
              + " this one is about %d of them.".formatted(subjects));
    }
    boolean checksNothing =
        new ValueCheck(equalTo, contains, matches, Optional.empty(), above, below).checksNothing();
    if (duration.isPresent() && !(checksNothing && exists.isEmpty())) {
      throw new ConfigurationException(
          "The keys exists, equals, contains, matches, above and below go with value or cookie.");
    }
    if (duration.isEmpty() && !steps.isEmpty()) {
      throw new ConfigurationException("steps", "Only of a duration, some steps can be told.");
    }
    if (value.isPresent() && (checksNothing || exists.isPresent())) {
      throw new ConfigurationException(
          "value",
          "A value that is not there fails its step. Write what it must be like: equals, contains,"
              + " matches, above or below.");
    }
    if (!checksNothing && !exists.orElse(true)) {
      throw new ConfigurationException(
          "exists", "What must not exist can't be like anything else. Write exists: false alone.");
    }
  }

  /** The texts that may have places to fill in. */
  List<String> texts() {
    return check().texts();
  }

  private ValueCheck check() {
    return new ValueCheck(equalTo, contains, matches, Optional.empty(), above, below);
  }

  /**
   * Why it does not hold; empty if it does. What a value or cookie is, is not told.
   *
   * @param cookies the cookies at the end, by name
   * @param deadline when a search is given up
   */
  Optional<String> failure(Whole whole, Map<String, String> cookies, Deadline deadline) {
    if (duration.isPresent()) {
      return tooSlow(duration.get().below(), whole);
    }
    try {
      ValueCheck check = check().filled(whole.values()::text);
      if (value.isPresent()) {
        Secret text = Secret.of(whole.values().of(value.get()).orElse(""));
        return check.failure("The value '%s'".formatted(value.get()), text, deadline);
      }
      String what = "The cookie '%s'".formatted(cookie.orElseThrow());
      String text = cookies.get(cookie.orElseThrow());
      if (text == null) {
        return exists.orElse(true) ? Optional.of(what + " is not there.") : Optional.empty();
      }
      return exists.orElse(true)
          ? check.failure(what, Secret.of(text), deadline)
          : Optional.of(what + " is still there.");
    } catch (Unanswered e) {
      return Optional.of(e.reason());
    }
  }

  private Optional<String> tooSlow(Duration bound, Whole whole) {
    long took = steps.isEmpty() ? whole.nanos() : whole.nanos(steps);
    if (took < bound.toNanos()) {
      return Optional.empty();
    }
    String what = steps.isEmpty() ? "The journey" : "'" + String.join("', '", steps) + "'";
    return Optional.of(
        "%s took %d ms, not less than %d ms."
            .formatted(what, Duration.ofNanos(took).toMillis(), bound.toMillis()));
  }
}
