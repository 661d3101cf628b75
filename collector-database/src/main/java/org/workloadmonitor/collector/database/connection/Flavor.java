package org.workloadmonitor.collector.database.connection;

/** Servers whose statements and statistics differ. */
public enum Flavor {
  /** PostgreSQL. */
  POSTGRESQL("postgresql"),
  /** MySQL. */
  MYSQL("mysql"),
  /** MariaDB. */
  MARIADB("mariadb");

  private final String system;

  Flavor(String system) {
    this.system = system;
  }

  /** The value of {@code db.system.name} in OpenTelemetry's semantic conventions. */
  public String system() {
    return system;
  }
}
