package org.workloadmonitor.core.config;

import org.workloadmonitor.core.config.ScalarType.WrongForm;

/** What a scalar without quotes is by YAML 1.2's core schema, where nobody declared a type. */
final class PlainScalar {

  private PlainScalar() {}

  /** A Boolean, Long, Double or String. */
  static Object resolve(String text) {
    return switch (text) {
      case "true", "True", "TRUE" -> true;
      case "false", "False", "FALSE" -> false;
      default -> numberOrText(text);
    };
  }

  private static Object numberOrText(String text) {
    try {
      return NumberText.whole(text);
    } catch (WrongForm notWhole) {
      try {
        return NumberText.number(text);
      } catch (WrongForm notNumber) {
        return text;
      }
    }
  }
}
