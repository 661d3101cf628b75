package org.workloadmonitor.sink.local.openmetrics;

import java.util.Locale;

/** Constants as they are written outside of Java. */
final class Words {

  private Words() {}

  static String lowerCase(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
