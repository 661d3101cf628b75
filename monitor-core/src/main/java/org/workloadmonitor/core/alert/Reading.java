package org.workloadmonitor.core.alert;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.workloadmonitor.core.log.DurationText;

/** Values as a person says them: {@code 93 %}, {@code 1.5 GiB}, {@code 250 ms}. */
final class Reading {

  private static final String[] BINARY = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

  private static final Map<String, Double> SECONDS =
      Map.of(
          "ns", 1e-9, "us", 1e-6, "ms", 1e-3, "s", 1.0, "min", 60.0, "h", 3_600.0, "d", 86_400.0);

  private static final Map<String, String> SYMBOLS =
      Map.of("Cel", "°C", "[degF]", "°F", "bit/s", "bit/s", "[ppm]", "ppm");

  private Reading() {}

  /**
   * A value with its unit.
   *
   * @param unit in UCUM, as in a metric's descriptor
   * @param digits how many digits count, at least
   */
  static String of(double value, String unit, int digits) {
    if (unit.equals("1")) {
      return number(value * 100, digits) + " %";
    }
    if (SECONDS.containsKey(unit)) {
      return seconds(value * SECONDS.get(unit), digits);
    }
    if (unit.equals("By") || unit.equals("By/s")) {
      return bytes(value, digits) + unit.substring(2);
    }
    if (unit.startsWith("{")) {
      return things(value, unit, digits);
    }
    if (unit.startsWith("1/")) {
      return number(value, digits) + " " + unit.substring(1);
    }
    return number(value, digits) + " " + SYMBOLS.getOrDefault(unit, unit);
  }

  /** Whole numbers keep all of their digits, fractions as many as count. */
  private static String number(double value, int digits) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    BigDecimal exact = BigDecimal.valueOf(value);
    BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_UP));
    BigDecimal shown = rounded.scale() < 0 ? exact.setScale(0, RoundingMode.HALF_UP) : rounded;
    return shown.signum() == 0 ? "0" : shown.stripTrailingZeros().toPlainString();
  }

  private static String bytes(double value, int digits) {
    double scaled = value;
    int unit = 0;
    while (Math.abs(scaled) >= 1024 && unit < BINARY.length - 1) {
      scaled /= 1024;
      unit++;
    }
    return number(scaled, digits) + " " + BINARY[unit];
  }

  private static String seconds(double seconds, int digits) {
    double size = Math.abs(seconds);
    if (size >= 120) {
      String text = DurationText.of(Duration.ofSeconds((long) Math.min(size, 1e12)));
      return seconds < 0 ? "-" + text : text;
    }
    if (size >= 1 || size == 0) {
      return number(seconds, digits) + " s";
    }
    return size >= 1e-3
        ? number(seconds * 1e3, digits) + " ms"
        : number(seconds * 1e6, digits) + " µs";
  }

  /** {@code 3 connections} for three of {@code {connection}}; {@code 3 requests/s}. */
  private static String things(double value, String unit, int digits) {
    int end = unit.indexOf('}');
    String thing = unit.substring(1, end).replace('_', ' ');
    String number = number(value, digits);
    String word = number.equals("1") ? thing : plural(thing);
    return number + " " + word + unit.substring(end + 1);
  }

  private static String plural(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    if (lower.matches(".*(s|x|ch|sh)")) {
      return word + "es";
    }
    return lower.matches(".*[^aeiou]y") ? word.substring(0, word.length() - 1) + "ies" : word + "s";
  }
}
