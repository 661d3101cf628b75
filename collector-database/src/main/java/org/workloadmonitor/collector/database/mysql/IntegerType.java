package org.workloadmonitor.collector.database.mysql;

import java.util.Locale;

/** The types that a column with AUTO_INCREMENT may have. */
final class IntegerType {

  private IntegerType() {}

  /**
   * The largest number of a type.
   *
   * @param type as {@code COLUMN_TYPE} gives it, such as {@code int(10) unsigned}; of a type that
   *     holds fractions, up to which whole numbers are exact
   */
  static double largest(String type) {
    String name = type.toLowerCase(Locale.ROOT);
    int bits = bits(name);
    boolean counts = name.contains("unsigned") || isFraction(name);
    return Math.pow(2, counts ? bits : bits - 1) - 1;
  }

  private static int bits(String name) {
    return switch (name.split("[ (]", 2)[0]) {
      case "tinyint" -> 8;
      case "smallint" -> 16;
      case "mediumint" -> 24;
      case "int" -> 32;
      case "float" -> 24;
      case "double" -> 53;
      default -> 64;
    };
  }

  private static boolean isFraction(String name) {
    return name.startsWith("float") || name.startsWith("double");
  }
}
