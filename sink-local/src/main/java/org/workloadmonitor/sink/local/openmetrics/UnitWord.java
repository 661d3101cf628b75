package org.workloadmonitor.sink.local.openmetrics;

import java.util.Map;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.api.signal.MetricKind;

/**
 * The word for a unit at the end of a metric's name, as the OpenTelemetry specification has it
 * ("Prometheus and OpenMetrics Compatibility", metric metadata).
 */
final class UnitWord {

  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("d", "days"),
          Map.entry("h", "hours"),
          Map.entry("min", "minutes"),
          Map.entry("s", "seconds"),
          Map.entry("ms", "milliseconds"),
          Map.entry("us", "microseconds"),
          Map.entry("ns", "nanoseconds"),
          Map.entry("wk", "weeks"),
          Map.entry("By", "bytes"),
          Map.entry("KiBy", "kibibytes"),
          Map.entry("MiBy", "mebibytes"),
          Map.entry("GiBy", "gibibytes"),
          Map.entry("TiBy", "tibibytes"),
          Map.entry("kBy", "kilobytes"),
          Map.entry("MBy", "megabytes"),
          Map.entry("GBy", "gigabytes"),
          Map.entry("TBy", "terabytes"),
          Map.entry("bit", "bits"),
          Map.entry("m", "meters"),
          Map.entry("V", "volts"),
          Map.entry("A", "amperes"),
          Map.entry("J", "joules"),
          Map.entry("W", "watts"),
          Map.entry("g", "grams"),
          Map.entry("K", "kelvin"),
          Map.entry("Cel", "celsius"),
          Map.entry("Hz", "hertz"),
          Map.entry("Pa", "pascals"),
          Map.entry("%", "percent"));

  private static final Map<String, String> SINGULAR =
      Map.of("d", "day", "h", "hour", "min", "minute", "s", "second", "wk", "week");

  private UnitWord() {}

  /**
   * The word for the unit of a metric; empty for a count of things, and for a ratio that is no
   * gauge.
   */
  static String of(MetricDescriptor metric) {
    if (metric.isRatio()) {
      return metric.kind() == MetricKind.GAUGE ? "ratio" : "";
    }
    String[] quotient = metric.unit().split("/", -1);
    StringBuilder word = new StringBuilder(plural(quotient[0]));
    for (int i = 1; i < quotient.length; i++) {
      String divisor = withoutAnnotation(quotient[i]);
      append(word, divisor.isEmpty() ? "" : "per_" + SINGULAR.getOrDefault(divisor, divisor));
    }
    return FamilyName.sanitised(word);
  }

  private static String plural(String product) {
    StringBuilder words = new StringBuilder();
    for (String factor : product.split("\\.", -1)) {
      String unit = withoutAnnotation(factor);
      append(words, unit.equals("1") ? "" : WORDS.getOrDefault(unit, unit));
    }
    return words.toString();
  }

  private static String withoutAnnotation(String factor) {
    int brace = factor.indexOf('{');
    return brace < 0 ? factor : factor.substring(0, brace);
  }

  private static void append(StringBuilder words, String word) {
    words.append(words.isEmpty() || word.isEmpty() ? "" : "_").append(word);
  }
}
