package org.workloadmonitor.collector.database.connection;

/**
 * The version of a server.
 *
 * @param flavor what kind of server it is
 * @param major the first number
 * @param minor the second number; 0 where there is none
 * @param patch the third number; 0 where there is none
 */
public record Version(Flavor flavor, int major, int minor, int patch) {

  /** Without the numbers that say little. */
  public static Version of(Flavor flavor, int major, int minor) {
    return new Version(flavor, major, minor, 0);
  }

  /** Whether this is that version or a later one; versions of other flavors are not compared. */
  public boolean isAtLeast(int major, int minor, int patch) {
    return number() >= number(major, minor, patch);
  }

  /** For comparing versions of one flavor. */
  public int number() {
    return number(major, minor, patch);
  }

  /** The number of a version, for comparing versions of one flavor. */
  public static int number(int major, int minor, int patch) {
    return (major * 1_000 + minor) * 1_000 + patch;
  }

  /** As its users write it: {@code PostgreSQL 17.2}, {@code MariaDB 11.4.5}. */
  @Override
  public String toString() {
    return switch (flavor) {
      case POSTGRESQL -> "PostgreSQL " + major + "." + minor;
      case MYSQL -> "MySQL " + major + "." + minor + "." + patch;
      case MARIADB -> "MariaDB " + major + "." + minor + "." + patch;
    };
  }
}
