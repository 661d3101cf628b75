package org.workloadmonitor.collector.external.journey;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.workloadmonitor.collector.external.assertion.DurationCheck;
import org.workloadmonitor.collector.external.assertion.Regex;

/** Something that is asserted of a journey, one key after the other. */
final class Asserted {

  private Optional<DurationCheck> duration = Optional.empty();
  private List<String> steps = List.of();
  private Optional<String> value = Optional.empty();
  private Optional<String> cookie = Optional.empty();
  private Optional<Boolean> exists = Optional.empty();
  private Optional<Object> equalTo = Optional.empty();
  private Optional<Regex> matches = Optional.empty();
  private Optional<Double> below = Optional.empty();

  Asserted duration(Duration below, String... of) {
    duration = Optional.of(new DurationCheck(below));
    steps = List.of(of);
    return this;
  }

  Asserted steps(String... of) {
    steps = List.of(of);
    return this;
  }

  Asserted value(String name) {
    value = Optional.of(name);
    return this;
  }

  Asserted cookie(String name) {
    cookie = Optional.of(name);
    return this;
  }

  Asserted exists(boolean wanted) {
    exists = Optional.of(wanted);
    return this;
  }

  Asserted equalTo(Object wanted) {
    equalTo = Optional.of(wanted);
    return this;
  }

  Asserted matches(String regex) {
    matches = Optional.of(Regex.parse(regex));
    return this;
  }

  Asserted below(double bound) {
    below = Optional.of(bound);
    return this;
  }

  JourneyAssertion build() {
    return new JourneyAssertion(
        duration,
        steps,
        value,
        cookie,
        exists,
        equalTo,
        Optional.empty(),
        matches,
        Optional.empty(),
        below);
  }
}
