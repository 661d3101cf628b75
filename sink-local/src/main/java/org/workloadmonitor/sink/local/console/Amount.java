package org.workloadmonitor.sink.local.console;

import java.util.Locale;

/** Numbers with units, as a person likes to read them. */
final class Amount {

  private static final String[] PREFIXES = {"", "k", "M", "G", "T", "P", "E"};

  private Amount() {}

  /**
   * Three digits and a unit.
   *
   * @param unit in UCUM; what stands in braces is not shown
   */
  static String of(double value, String unit) {
    if (unit.equals("1")) {
      return percent(value);
    }
    String per = unit.endsWith("/s") ? "/s" : "";
    String base = unit.substring(0, unit.length() - per.length());
    return switch (withoutAnnotation(base)) {
      case "s" -> per.isEmpty() ? duration(value) : number(value) + " s/s";
      case "ms" -> per.isEmpty() ? duration(value / 1e3) : number(value) + " ms/s";
      case "By" -> scaled(value, "B" + per);
      case "bit" -> scaled(value, "bit" + per);
      case "Hz" -> scaled(value, "Hz" + per);
      case "Cel" -> number(value) + " °C" + per;
      case "", "1" -> scaled(value, per).strip();
      default -> number(value) + " " + withoutAnnotation(base) + per;
    };
  }

  private static String percent(double share) {
    double tenths = Math.rint(share * 1000);
    return tenths % 10 == 0
        ? Math.round(tenths / 10) + " %"
        : String.format(Locale.ROOT, "%.1f %%", tenths / 10);
  }

  /** A length of time in its two largest units. */
  static String duration(double seconds) {
    double size = Math.abs(seconds);
    if (size < 60) {
      return size == 0 || size >= 1
          ? number(seconds) + " s"
          : size >= 1e-3 ? number(seconds * 1e3) + " ms" : number(seconds * 1e6) + " µs";
    }
    String sign = seconds < 0 ? "-" : "";
    long whole = Math.round(size);
    if (whole < 3600) {
      return sign + two(whole / 60, "min", whole % 60, "s");
    }
    return sign
        + (whole < 86_400
            ? two(whole / 3600, "h", whole % 3600 / 60, "min")
            : two(whole / 86_400, "d", whole % 86_400 / 3600, "h"));
  }

  private static String two(long large, String largeUnit, long small, String smallUnit) {
    String text = large + " " + largeUnit;
    return small == 0 ? text : text + " " + small + " " + smallUnit;
  }

  private static String scaled(double value, String unit) {
    double rest = value;
    int prefix = 0;
    while (Math.abs(rest) >= 999.5 && prefix < PREFIXES.length - 1) {
      rest /= 1000;
      prefix++;
    }
    return number(rest) + " " + PREFIXES[prefix] + unit;
  }

  /** Three digits where that many count, and no fraction that says nothing. */
  private static String number(double value) {
    double size = Math.abs(value);
    if (value == Math.rint(value) && size < 1e6) {
      return Long.toString((long) value);
    }
    if (size >= 1e6 || size < 0.001) {
      return String.format(Locale.ROOT, "%.2g", value);
    }
    int decimals = size >= 99.95 ? 0 : size >= 9.995 ? 1 : 2;
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  private static String withoutAnnotation(String unit) {
    int brace = unit.indexOf('{');
    return brace < 0 ? unit : unit.substring(0, brace);
  }
}
