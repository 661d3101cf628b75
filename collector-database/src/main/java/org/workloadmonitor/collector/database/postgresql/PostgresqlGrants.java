package org.workloadmonitor.collector.database.postgresql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.workloadmonitor.collector.database.collect.GroupSettings;
import org.workloadmonitor.collector.database.collect.Plan;
import org.workloadmonitor.collector.database.connection.Version;
import org.workloadmonitor.collector.database.query.Group;

/** The statements that make the role with the rights that a plan's groups need. */
final class PostgresqlGrants {

  /** What lists files of the server. */
  private static final Set<String> NEED_PG_MONITOR = Set.of("wal_files");

  /**
   * What shows other roles' sessions and statements, or measures what the role can't connect to.
   */
  private static final Set<String> NEED_READ_ALL_STATS =
      Set.of(
          "activity", "progress", "replication", "server", "sizes", "statements", "subscriptions");

  private final Plan plan;
  private final String role;
  private final List<String> lines = new ArrayList<>();

  private PostgresqlGrants(Plan plan) {
    this.plan = plan;
    this.role = quoted(plan.target().username());
  }

  static String of(Plan plan, Optional<Version> version) {
    return new PostgresqlGrants(plan).script(version);
  }

  private String script(Optional<Version> version) {
    String database = PostgresqlUrl.of(plan.target().url()).database();
    String own = database.isEmpty() ? "postgres" : database;
    comment("Run this as a superuser, in the database %s.".formatted(own));
    login();
    statistics();
    databases(own);
    if (isOn("statements")) {
      comment(
          "The server counts statements only with pg_stat_statements in"
              + " shared_preload_libraries.");
      lines.add("CREATE EXTENSION IF NOT EXISTS pg_stat_statements;");
    }
    if (isOn("backup") || !plan.more().isEmpty()) {
      comment(
          "Queries of the configuration: let the role read what they read, such as"
              + " GRANT SELECT ON audit.backups TO %s;".formatted(role));
    }
    if (version.map(known -> known.major() >= 16).orElse(true)) {
      comment(
          "To be let in when all connections are taken, set reserved_connections and"
              + " GRANT pg_use_reserved_connections TO %s;".formatted(role));
    }
    return String.join("\n", lines) + "\n";
  }

  private void login() {
    lines.add("CREATE ROLE %s LOGIN;".formatted(role));
    if (plan.target().iam().isPresent()) {
      lines.add("GRANT rds_iam TO %s;".formatted(role));
    } else if (plan.target().password().isPresent()) {
      comment("Then give it its password, in psql: \\password " + plan.target().username());
    }
  }

  private void statistics() {
    if (NEED_PG_MONITOR.stream().anyMatch(this::isOn)) {
      lines.add("GRANT pg_monitor TO %s;".formatted(role));
    } else if (NEED_READ_ALL_STATS.stream().anyMatch(this::isOn)) {
      lines.add("GRANT pg_read_all_stats TO %s;".formatted(role));
    }
  }

  /** Everybody may connect to every database, unless that was revoked. */
  private void databases(String own) {
    lines.add("GRANT CONNECT ON DATABASE %s TO %s;".formatted(quoted(own), role));
    for (String name : plan.databases().include()) {
      if (name.contains("*")) {
        comment(
            "The same for each database like %s to which not everybody may connect."
                .formatted(name));
      } else if (!name.equals(own)) {
        lines.add("GRANT CONNECT ON DATABASE %s TO %s;".formatted(quoted(name), role));
      }
    }
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
    lines.add("-- " + text.replace('\n', ' '));
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
