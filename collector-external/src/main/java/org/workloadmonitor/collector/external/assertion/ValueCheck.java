package org.workloadmonitor.collector.external.assertion;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.api.config.Secret;
import org.workloadmonitor.collector.external.mask.Told;

/**
 * What one value must be like: of a header, of a document, of a journey.
 *
 * @param equalTo what it must be
 * @param contains what its text must contain
 * @param matches what its text must match
 * @param is the type it must have
 * @param above what it must be greater than
 * @param below what it must be less than
 */
public record ValueCheck(
    Optional<Object> equalTo,
    Optional<String> contains,
    Optional<Regex> matches,
    Optional<JsonType> is,
    Optional<Double> above,
    Optional<Double> below) {

  private static final int LONGEST_SHOWN = 60;

  /** Whether nothing is asked of it. */
  public boolean checksNothing() {
    return equalTo.isEmpty()
        && contains.isEmpty()
        && matches.isEmpty()
        && is.isEmpty()
        && above.isEmpty()
        && below.isEmpty();
  }

  /**
   * The same with texts filled in. What is filled into {@code equalTo} is a secret from then on.
   *
   * @param fill gives a text back as it is where it has nothing to fill in
   */
  public ValueCheck filled(UnaryOperator<String> fill) {
    return new ValueCheck(
        equalTo.map(value -> filled(value, fill)), contains.map(fill), matches, is, above, below);
  }

  private static Object filled(Object value, UnaryOperator<String> fill) {
    if (!(value instanceof String text)) {
      return value;
    }
    String done = fill.apply(text);
    return done.equals(text) ? value : Secret.of(done);
  }

  /** The texts that may have places to fill in. */
  public List<String> texts() {
    return Stream.of(equalTo.filter(String.class::isInstance).map(Object::toString), contains)
        .flatMap(Optional::stream)
        .toList();
  }

  /**
   * Why a value is not as it should be; empty if it is.
   *
   * @param what the value, as the beginning of a sentence
   * @param value a text, number, boolean, list or map; a {@link Secret} is not shown
   * @param deadline when a search is given up
   * @throws Unanswered if it was
   */
  public Optional<String> failure(String what, @Nullable Object value, Deadline deadline)
      throws Unanswered {
    @Nullable Object plain = value instanceof Secret secret ? secret.reveal() : value;
    String shown = value instanceof Secret secret ? secret.toString() : shown(value);
    if (equalTo.isPresent() && !isEqual(equalTo.get(), plain)) {
      return Optional.of(
          equalTo.get() instanceof Secret
              ? "%s is not what it should be.".formatted(what)
              : "%s is %s, not %s.".formatted(what, shown, shown(equalTo.get())));
    }
    if (is.isPresent() && is.get() != JsonType.of(plain)) {
      return Optional.of(
          "%s is of type %s, not %s.".formatted(what, JsonType.of(plain).word(), is.get().word()));
    }
    if (contains.isPresent() && !String.valueOf(plain).contains(contains.get())) {
      return Optional.of(
          "%s is %s, which does not contain '%s'.".formatted(what, shown, contains.get()));
    }
    if (matches.isPresent() && matches.get().find(String.valueOf(plain), deadline).isEmpty()) {
      return Optional.of(
          "%s is %s, which does not match %s.".formatted(what, shown, matches.get()));
    }
    return outOfBounds(what, plain, shown);
  }

  private Optional<String> outOfBounds(String what, @Nullable Object value, String shown) {
    if (above.isEmpty() && below.isEmpty()) {
      return Optional.empty();
    }
    Optional<BigDecimal> number = number(value);
    if (number.isEmpty()) {
      return Optional.of("%s is %s, which is no number.".formatted(what, shown));
    }
    double actual = number.get().doubleValue();
    if (above.isPresent() && !(actual > above.get())) {
      return Optional.of("%s is %s, not above %s.".formatted(what, shown, plain(above.get())));
    }
    return below.isPresent() && !(actual < below.get())
        ? Optional.of("%s is %s, not below %s.".formatted(what, shown, plain(below.get())))
        : Optional.empty();
  }

  /** A bound as somebody would write it: 2, not 2.0. */
  private static String plain(double bound) {
    return Double.isFinite(bound)
        ? BigDecimal.valueOf(bound).stripTrailingZeros().toPlainString()
        : Double.toString(bound);
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
      case STRING -> "'" + Told.beginning(String.valueOf(value), LONGEST_SHOWN) + "'";
      default -> Told.beginning(String.valueOf(value), LONGEST_SHOWN);
    };
  }
}
