package org.workloadmonitor.sink.local.openmetrics;

import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.api.signal.MetricKind;

/**
 * The name of a metric family, in its parts.
 *
 * @param base the metric's own name in letters, digits and {@code _}
 * @param kind what the family holds
 * @param unit the word for the unit; may be empty
 */
record FamilyName(String base, MetricKind kind, String unit) {

  static FamilyName of(MetricDescriptor metric) {
    String unit = UnitWord.of(metric);
    String total = metric.kind() == MetricKind.COUNTER ? "_total" : "";
    String base = withoutEnd(sanitised(metric.name()), total);
    base = unit.isEmpty() ? base : withoutEnd(base, "_" + unit);
    return new FamilyName(withoutEnd(base, total), metric.kind(), unit);
  }

  /** The name that the family has as long as no other wants it. */
  String plain() {
    return join(base);
  }

  /**
   * A name for a family whose plain name is taken.
   *
   * @param attempt from 1, until one is free
   */
  String distinct(int attempt) {
    return join(base + "_" + Words.lowerCase(kind) + (attempt == 1 ? "" : "_" + attempt));
  }

  private String join(String start) {
    return unit.isEmpty() ? start : start + "_" + unit;
  }

  /** Letters, digits and single underscores, not ending with one. */
  static String sanitised(CharSequence name) {
    StringBuilder clean = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean legal = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (legal) {
        clean.append(c);
      } else if (!clean.isEmpty() && clean.charAt(clean.length() - 1) != '_') {
        clean.append('_');
      }
    }
    int end = clean.length();
    return clean.substring(0, end > 0 && clean.charAt(end - 1) == '_' ? end - 1 : end);
  }

  private static String withoutEnd(String name, String end) {
    return name.endsWith(end) ? name.substring(0, name.length() - end.length()) : name;
  }
}
