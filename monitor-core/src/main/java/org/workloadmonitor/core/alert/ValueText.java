package org.workloadmonitor.core.alert;

import java.time.Duration;
import java.util.Locale;
import org.workloadmonitor.core.log.DurationText;

/** Values as a person says them. */
final class ValueText {

  private static final String[] BYTES = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};

  private ValueText() {}

  static String of(double value, String unit) {
    return switch (unit) {
      case "1" -> number(value * 100) + " %";
      case "By" -> bytes(value);
      case "By/s" -> bytes(value) + "/s";
      case "s" -> seconds(value);
      case "Cel" -> number(value) + " °C";
      default -> unit.startsWith("{") ? number(value) : number(value) + " " + unit;
    };
  }

  private static String bytes(double value) {
    int step = 0;
    double scaled = value;
    while (Math.abs(scaled) >= 1024 && step < BYTES.length - 1) {
      scaled /= 1024;
      step++;
    }
    return number(scaled) + " " + BYTES[step];
  }

  private static String seconds(double value) {
    return value < 60
        ? (value < 1 ? number(value * 1000) + " ms" : number(value) + " s")
        : DurationText.of(Duration.ofSeconds((long) value));
  }

  /** Three figures that count, and no zeros behind the point. */
  private static String number(double value) {
    if (value == Math.rint(value) || Math.abs(value) >= 100) {
      return String.format(Locale.ROOT, "%.0f", value);
    }
    String text = String.format(Locale.ROOT, Math.abs(value) < 10 ? "%.2f" : "%.1f", value);
    return text.replaceAll("0+$", "").replaceAll("\\.$", "");
  }
}
