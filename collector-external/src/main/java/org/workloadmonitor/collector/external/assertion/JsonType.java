package org.workloadmonitor.collector.external.assertion;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The types of JSON's values. */
public enum JsonType {
  /** A list. */
  ARRAY,
  /** A mapping. */
  OBJECT,
  /** A text. */
  STRING,
  /** A number. */
  NUMBER,
  /** True or false. */
  BOOLEAN,
  /** Null. */
  NULL;

  /** The type of a value as the parser gives it. */
  static JsonType of(@Nullable Object value) {
    return switch (value) {
      case null -> NULL;
      case List<?> _ -> ARRAY;
      case Map<?, ?> _ -> OBJECT;
      case Number _ -> NUMBER;
      case Boolean _ -> BOOLEAN;
      default -> STRING;
    };
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
