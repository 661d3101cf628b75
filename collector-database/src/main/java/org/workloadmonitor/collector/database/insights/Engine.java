package org.workloadmonitor.collector.database.insights;

import java.util.Locale;

/**
 * A database engine by the name that RDS gives it.
 *
 * @param name such as {@code postgres}, {@code aurora-mysql} or {@code oracle-ee}
 */
record Engine(String name) {

  Engine {
    name = name.toLowerCase(Locale.ROOT);
  }

  /** The value of {@code db.system.name}, as in the semantic conventions of OpenTelemetry. */
  String system() {
    if (isPostgresql()) {
      return "postgresql";
    }
    if (isMysql()) {
      return "mysql";
    }
    if (isMariadb()) {
      return "mariadb";
    }
    String family = name.replaceFirst("^custom-", "").replaceFirst("-.*", "");
    return switch (family) {
      case "oracle" -> "oracle.db";
      case "sqlserver" -> "microsoft.sql_server";
      case "db2" -> "ibm.db2";
      default -> "other_sql";
    };
  }

  boolean isPostgresql() {
    return name.equals("postgres") || name.equals("aurora-postgresql");
  }

  boolean isMysql() {
    // 'aurora' alone is Aurora with MySQL 5.6.
    return name.equals("mysql") || name.equals("aurora-mysql") || name.equals("aurora");
  }

  boolean isMariadb() {
    return name.equals("mariadb");
  }
}
