package org.workloadmonitor.collector.database.insights.counter;

import java.util.Locale;

/**
 * A unit of Performance Insights in UCUM. The service names units in words for people, so what is
 * not known becomes an annotation: {@code {commits}/s}.
 *
 * @param ucum the unit
 * @param factor what values are multiplied with
 */
record CounterUnit(String ucum, double factor) {

  private static final String EACH_SECOND = " per second";

  static CounterUnit of(String words) {
    String unit = words.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    if (!unit.endsWith(EACH_SECOND)) {
      return amount(unit);
    }
    CounterUnit amount = amount(unit.substring(0, unit.length() - EACH_SECOND.length()));
    return new CounterUnit(amount.ucum() + "/s", amount.factor());
  }

  private static CounterUnit amount(String unit) {
    return switch (unit) {
      case "percent", "percentage", "%" -> new CounterUnit("1", 0.01);
      case "byte", "bytes" -> new CounterUnit("By", 1);
      case "kb", "kilobytes", "kib" -> new CounterUnit("By", 1024);
      case "mb", "megabytes", "mib" -> new CounterUnit("By", 1024 * 1024);
      case "second", "seconds", "s" -> new CounterUnit("s", 1);
      case "millisecond", "milliseconds", "ms" -> new CounterUnit("s", 1e-3);
      case "microsecond", "microseconds" -> new CounterUnit("s", 1e-6);
      default -> new CounterUnit("{" + annotation(unit) + "}", 1);
    };
  }

  private static String annotation(String unit) {
    String word = unit.replaceAll("[^a-z0-9]+", "_").replaceAll("^_+|_+$", "");
    return word.isEmpty() ? "value" : word;
  }
}
