package org.workloadmonitor.collector.database.mysql;

import java.util.Locale;

/**
 * A table as InnoDB names it, {@code schema/table#p#partition}, with the names as files have them:
 * a character other than a letter, a digit or an underscore is {@code @} and four digits.
 *
 * @param schema as users write it
 * @param table as users write it; all partitions have one
 */
record TableName(String schema, String table) {

  /** Whether it is the name of a table at all, and not of the server itself. */
  static boolean isTable(String name) {
    return name.indexOf('/') > 0 && !name.startsWith("mysql/") && !name.startsWith("sys/");
  }

  static TableName of(String name) {
    int slash = name.indexOf('/');
    String table = name.substring(slash + 1);
    int partition = table.toLowerCase(Locale.ROOT).indexOf("#p#");
    return new TableName(
        decoded(name.substring(0, slash)),
        decoded(partition < 0 ? table : table.substring(0, partition)));
  }

  private static String decoded(String name) {
    int at = name.indexOf('@');
    if (at < 0) {
      return name;
    }
    StringBuilder plain = new StringBuilder(name.length());
    int from = 0;
    for (; at >= 0; at = name.indexOf('@', from)) {
      plain.append(name, from, at);
      int character = character(name, at + 1);
      plain.append(character < 0 ? "@" : Character.toString(character));
      from = character < 0 ? at + 1 : at + 5;
    }
    return plain.append(name, from, name.length()).toString();
  }

  private static int character(String name, int from) {
    if (from + 4 > name.length()) {
      return -1;
    }
    int code = 0;
    for (int i = from; i < from + 4; i++) {
      int digit = Character.digit(name.charAt(i), 16);
      if (digit < 0) {
        return -1;
      }
      code = code * 16 + digit;
    }
    return code;
  }
}
