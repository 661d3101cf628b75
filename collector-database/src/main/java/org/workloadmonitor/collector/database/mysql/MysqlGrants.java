package org.workloadmonitor.collector.database.mysql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.workloadmonitor.collector.database.collect.GroupSettings;
import org.workloadmonitor.collector.database.collect.Plan;
import org.workloadmonitor.collector.database.connection.Flavor;
import org.workloadmonitor.collector.database.connection.Version;
import org.workloadmonitor.collector.database.query.Group;

/** The statements that make the account with the rights that a plan's groups need. */
final class MysqlGrants {

  private static final Set<String> NEED_PROCESS =
      Set.of("innodb", "sessions", "sizes", "auto_increment");
  private static final Set<String> NEED_STATISTICS =
      Set.of("statements", "table_waits", "index_waits", "unused_indexes");

  private static final Version NEWEST = Version.of(Flavor.MYSQL, 9, 0);

  private final Plan plan;
  private final Version version;
  private final String account;
  private final List<String> lines = new ArrayList<>();

  private MysqlGrants(Plan plan, Version version) {
    this.plan = plan;
    this.version = version;
    this.account = "'" + plan.target().username().replace("'", "''") + "'@'%'";
  }

  static String of(Plan plan, Optional<Version> version) {
    return new MysqlGrants(plan, version.orElse(NEWEST)).script(version.isPresent());
  }

  private String script(boolean known) {
    if (!known) {
      comment("For MySQL 8.0 to 9. For MariaDB say so: --server-version 'mariadb 11.4'.");
    }
    comment(
        "Run this as an administrator. % is any host: write the agent's address if it has one.");
    login();
    List<String> rights = rights();
    if (!rights.isEmpty()) {
      lines.add("GRANT %s ON *.* TO %s;".formatted(String.join(", ", rights), account));
    }
    if (readsStatistics()) {
      lines.add("GRANT SELECT ON performance_schema.* TO %s;".formatted(account));
      if (version.flavor() == Flavor.MARIADB) {
        comment("MariaDB counts statements and waits only with performance_schema = ON.");
      }
    }
    if (version.flavor() == Flavor.MYSQL) {
      comment(
          "Only where log_queries_not_using_indexes is on, to keep the collector out of that log:"
              + " GRANT SESSION_VARIABLES_ADMIN ON *.* TO %s;".formatted(account));
    }
    if (!plan.more().isEmpty()) {
      comment("Queries of the configuration: let the account SELECT what they read.");
    }
    return String.join("\n", lines) + "\n";
  }

  private void login() {
    if (plan.target().iam().isPresent()) {
      lines.add(
          version.flavor() == Flavor.MARIADB
              ? "CREATE USER %s IDENTIFIED WITH AWSAuthenticationPlugin USING 'RDS' REQUIRE SSL;"
                  .formatted(account)
              : "CREATE USER %s IDENTIFIED WITH AWSAuthenticationPlugin AS 'RDS' REQUIRE SSL;"
                  .formatted(account));
    } else {
      lines.add("CREATE USER %s IDENTIFIED BY <PASSWORD> %s;".formatted(account, limit()));
      comment(
          "Write the password, in quotes, for <PASSWORD>: the statement fails as it stands. One"
              + " connection is used; the second is for a health check.");
    }
  }

  private static String limit() {
    return "WITH MAX_USER_CONNECTIONS 3";
  }

  private List<String> rights() {
    List<String> rights = new ArrayList<>();
    if (NEED_PROCESS.stream().anyMatch(this::isOn)) {
      rights.add("PROCESS");
    }
    if (version.flavor() == Flavor.MARIADB) {
      addIf("binlog", "BINLOG MONITOR", rights);
      addIf("replication", "SLAVE MONITOR", rights);
    } else if (isOn("binlog") || isOn("replication")) {
      rights.add("REPLICATION CLIENT");
    }
    // Shows names and types of columns, and lets nobody read a row.
    addIf("auto_increment", "REFERENCES", rights);
    return rights;
  }

  private void addIf(String group, String right, List<String> rights) {
    if (isOn(group)) {
      rights.add(right);
    }
  }

  private boolean readsStatistics() {
    boolean mysqlOnly =
        version.flavor() == Flavor.MYSQL && (isOn("replication") || isOn("group_replication"));
    return mysqlOnly || NEED_STATISTICS.stream().anyMatch(this::isOn);
  }

  private boolean isOn(String name) {
    GroupSettings said = plan.settings().get(name);
    return plan.catalogue().groups().stream()
        .filter(group -> group.name().equals(name))
        .map(Group::byDefault)
        .findFirst()
        .map(byDefault -> said == null ? byDefault : said.enabled())
        .orElse(false);
  }

  private void comment(String text) {
    lines.add("-- " + text);
  }
}
