package org.workloadmonitor.collector.database.mysql;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The status and the variables of a server, as one reading found them. */
final class StatusValues {

  /** Servers say so where they mean minus one: it is not known. */
  private static final double UNKNOWN = 0x1p64;

  private final Map<String, String> texts = new HashMap<>(512);

  void put(String name, @Nullable String value) {
    if (value != null) {
      texts.put(name, value);
    }
  }

  /** A number, 1 and 0 for yes and no; NaN where there is none. */
  double get(String name) {
    String text = texts.get(name);
    return text == null ? Double.NaN : number(text);
  }

  /** What the server says in words; empty where it says nothing. */
  String text(String name) {
    return texts.getOrDefault(name, "");
  }

  void forEach(BiConsumer<String, String> action) {
    texts.forEach(action);
  }

  static double number(String text) {
    if (text.isEmpty()) {
      return Double.NaN;
    }
    char first = text.charAt(0);
    if ((first >= '0' && first <= '9') || first == '-') {
      try {
        double value = Double.parseDouble(text);
        return value >= UNKNOWN ? Double.NaN : value;
      } catch (NumberFormatException e) {
        return Double.NaN;
      }
    }
    return switch (text.toUpperCase(Locale.ROOT)) {
      case "ON", "YES", "TRUE" -> 1;
      case "OFF", "NO", "FALSE" -> 0;
      default -> Double.NaN;
    };
  }
}
