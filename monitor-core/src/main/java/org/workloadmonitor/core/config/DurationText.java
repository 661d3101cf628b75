package org.workloadmonitor.core.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import org.workloadmonitor.core.config.ScalarType.WrongForm;

/** Durations: numbers with units, as in {@code 1h30m} or {@code 0.5s}, or ISO 8601. */
final class DurationText {

  /** What is longer is a mistake, and would overflow a count of nanoseconds. */
  private static final Duration LONGEST = Duration.ofDays(36_500);

  private static final int LONGEST_TEXT = 60;
  private static final int MOST_DIGITS = 12;

  private DurationText() {}

  static Duration read(String text) throws WrongForm {
    if (text.length() > LONGEST_TEXT) {
      throw new WrongForm();
    }
    Duration duration = text.startsWith("P") ? iso(text) : sum(text);
    if (duration.isNegative()) {
      throw new WrongForm("it is negative");
    }
    if (duration.compareTo(LONGEST) > 0) {
      throw new WrongForm("it is too long");
    }
    return duration;
  }

  private static Duration iso(String text) throws WrongForm {
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException e) {
      throw new WrongForm();
    }
  }

  private static Duration sum(String text) throws WrongForm {
    Duration sum = Duration.ZERO;
    int at = 0;
    do {
      int unit = skip(text, at, true);
      int next = skip(text, unit, false);
      sum = sum.plus(part(text.substring(at, unit), text.substring(unit, next)));
      at = next;
    } while (at < text.length());
    return sum;
  }

  private static int skip(String text, int from, boolean digits) {
    int at = from;
    while (at < text.length() && isNumeric(text.charAt(at)) == digits) {
      at++;
    }
    return at;
  }

  private static boolean isNumeric(char c) {
    return (c >= '0' && c <= '9') || c == '.';
  }

  private static Duration part(String number, String unit) throws WrongForm {
    boolean wellFormed =
        !number.isEmpty()
            && number.length() <= MOST_DIGITS
            && number.indexOf('.') == number.lastIndexOf('.')
            && !number.startsWith(".")
            && !number.endsWith(".");
    if (!wellFormed) {
      throw new WrongForm();
    }
    BigDecimal seconds = new BigDecimal(number).multiply(secondsIn(unit));
    long whole = seconds.longValue();
    return Duration.ofSeconds(
        whole, seconds.subtract(BigDecimal.valueOf(whole)).movePointRight(9).longValue());
  }

  private static BigDecimal secondsIn(String unit) throws WrongForm {
    return switch (unit) {
      case "ms" -> new BigDecimal("0.001");
      case "s" -> BigDecimal.ONE;
      case "m" -> BigDecimal.valueOf(60);
      case "h" -> BigDecimal.valueOf(3_600);
      case "d" -> BigDecimal.valueOf(86_400);
      case "" -> throw new WrongForm("it has no unit");
      default -> throw new WrongForm();
    };
  }
}
