package org.workloadmonitor.collector.external.assertion;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.api.config.Secret;

/**
 * What one value of a header or of a document must be like.
 *
 * @param equalTo what it must be
 * @param contains what its text must contain
 * @param matches what its text must match
 * @param is the type it must have
 * @param above what it must be greater than
 * @param below what it must be less than
 */
record ValueCheck(
    Optional<Object> equalTo,
    Optional<String> contains,
    Optional<Regex> matches,
    Optional<JsonType> is,
    Optional<Double> above,
    Optional<Double> below) {

  private static final int LONGEST_SHOWN = 60;

  boolean checksNothing() {
    return equalTo.isEmpty()
        && contains.isEmpty()
        && matches.isEmpty()
        && is.isEmpty()
        && above.isEmpty()
        && below.isEmpty();
  }

  Optional<String> failure(String what, @Nullable Object value, Deadline deadline)
      throws Unanswered {
    if (equalTo.isPresent() && !isEqual(equalTo.get(), value)) {
      return Optional.of(
          equalTo.get() instanceof Secret
              ? "%s is not what it should be.".formatted(what)
              : "%s is %s, not %s.".formatted(what, shown(value), shown(equalTo.get())));
    }
    if (is.isPresent() && is.get() != JsonType.of(value)) {
      return Optional.of(
          "%s is of type %s, not %s.".formatted(what, JsonType.of(value).word(), is.get().word()));
    }
    if (contains.isPresent() && !String.valueOf(value).contains(contains.get())) {
      return Optional.of(
          "%s is %s, which does not contain '%s'.".formatted(what, shown(value), contains.get()));
    }
    if (matches.isPresent() && matches.get().find(String.valueOf(value), deadline).isEmpty()) {
      return Optional.of(
          "%s is %s, which does not match %s.".formatted(what, shown(value), matches.get()));
    }
    return outOfBounds(what, value);
  }

  private Optional<String> outOfBounds(String what, @Nullable Object value) {
    if (above.isEmpty() && below.isEmpty()) {
      return Optional.empty();
    }
    Optional<BigDecimal> number = number(value);
    if (number.isEmpty()) {
      return Optional.of("%s is %s, which is no number.".formatted(what, shown(value)));
    }
    double actual = number.get().doubleValue();
    if (above.isPresent() && !(actual > above.get())) {
      return Optional.of("%s is %s, not above %s.".formatted(what, shown(value), above.get()));
    }
    return below.isPresent() && !(actual < below.get())
        ? Optional.of("%s is %s, not below %s.".formatted(what, shown(value), below.get()))
        : Optional.empty();
  }

  /** 1 equals 1.0, and a header's text equals the number that is written alike. */
  private static boolean isEqual(Object wanted, @Nullable Object value) {
    Object plain = wanted instanceof Secret secret ? secret.reveal() : wanted;
    if (Objects.equals(plain, value)
        || (!(plain instanceof String) && String.valueOf(plain).equals(value))
        // What came from outside the file is a text, whatever the answer's type.
        || (wanted instanceof Secret && plain.equals(String.valueOf(value)))) {
      return true;
    }
    return plain instanceof Number
        && value instanceof Number
        && number(plain).orElseThrow().compareTo(number(value).orElseThrow()) == 0;
  }

  private static Optional<BigDecimal> number(@Nullable Object value) {
    try {
      return Optional.of(new BigDecimal(String.valueOf(value).strip()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static String shown(@Nullable Object value) {
    return switch (JsonType.of(value)) {
      case ARRAY -> "a list";
      case OBJECT -> "an object";
      case STRING -> "'" + shortened(String.valueOf(value)) + "'";
      default -> String.valueOf(value);
    };
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "...";
  }
}
