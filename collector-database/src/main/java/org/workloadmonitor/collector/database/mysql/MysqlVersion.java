package org.workloadmonitor.collector.database.mysql;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.api.ConfigurationException;
import org.workloadmonitor.collector.database.connection.DatabaseException;
import org.workloadmonitor.collector.database.connection.Fault;
import org.workloadmonitor.collector.database.connection.Flavor;
import org.workloadmonitor.collector.database.connection.Version;
import org.workloadmonitor.collector.database.query.Versions;

/** Versions of MySQL and MariaDB, and those at which something changed. */
final class MysqlVersion {

  static final Versions MYSQL = Versions.of(Flavor.MYSQL);
  static final Versions MARIADB = Versions.of(Flavor.MARIADB);

  /** MariaDB's {@code VERSION()} begins so where it pretends to be an old MySQL. */
  private static final String PRETENCE = "5.5.5-";

  private static final Pattern NUMBERS = Pattern.compile("(\\d+)(?:\\.(\\d+))?(?:\\.(\\d+))?.*");

  private MysqlVersion() {}

  static Versions mysqlSince(int major, int minor, int patch) {
    return Versions.since(Flavor.MYSQL, major, minor, patch);
  }

  static Versions mysqlBefore(int major, int minor, int patch) {
    return Versions.before(Flavor.MYSQL, major, minor, patch);
  }

  /**
   * The version of a server that is running.
   *
   * @param told what {@code VERSION()} gives
   * @param comment what {@code @@version_comment} gives, for servers whose version is a number
   *     alone
   * @throws DatabaseException if it is not supported
   */
  static Version told(String told, String comment) throws DatabaseException {
    boolean mariadb = isMariadb(told) || isMariadb(comment);
    Flavor flavor = mariadb ? Flavor.MARIADB : Flavor.MYSQL;
    String numbers = told.startsWith(PRETENCE) ? told.substring(PRETENCE.length()) : told;
    Version version = parsed(numbers, flavor);
    if (version == null || !isSupported(version)) {
      throw new DatabaseException(
          Fault.UNSUPPORTED_VERSION,
          "The server is %s %s. MySQL is supported from 8.0 on, MariaDB from 10.6 on."
              .formatted(mariadb ? "MariaDB" : "MySQL", told));
    }
    return version;
  }

  /** A version as an operator writes it: {@code 8.4}, {@code mariadb 10.11}, {@code 11.4}. */
  static Version written(String text) {
    String word = text.toLowerCase(Locale.ROOT).strip();
    String numbers = word.replaceFirst("^(mysql|mariadb)[ -]?", "");
    Version any = parsed(numbers, Flavor.MYSQL);
    if (any == null) {
      throw new ConfigurationException(
          "version", "'%s' is no version. Write 8.4, or mariadb 11.4.".formatted(text));
    }
    // MySQL went from 8.4 to 9, MariaDB from 5.5 to 10.
    boolean mariadb = isMariadb(word) || (!word.startsWith("mysql") && any.major() >= 10);
    Version version =
        new Version(mariadb ? Flavor.MARIADB : Flavor.MYSQL, any.major(), any.minor(), any.patch());
    if (!isSupported(version)) {
      throw new ConfigurationException(
          "version",
          "%s is too old. MySQL is supported from 8.0 on, MariaDB from 10.6 on."
              .formatted(version));
    }
    return version;
  }

  private static boolean isMariadb(String text) {
    return text.toLowerCase(Locale.ROOT).contains("mariadb");
  }

  private static boolean isSupported(Version version) {
    return version.flavor() == Flavor.MARIADB
        ? version.isAtLeast(10, 6, 0)
        : version.isAtLeast(8, 0, 0);
  }

  private static @Nullable Version parsed(String text, Flavor flavor) {
    Matcher matcher = NUMBERS.matcher(text);
    return matcher.matches()
        ? new Version(
            flavor, number(matcher.group(1)), number(matcher.group(2)), number(matcher.group(3)))
        : null;
  }

  private static int number(@Nullable String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }
}
