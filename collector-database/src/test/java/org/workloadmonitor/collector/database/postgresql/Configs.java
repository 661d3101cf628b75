package org.workloadmonitor.collector.database.postgresql;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.workloadmonitor.collector.database.collect.DatabaseSelection;
import org.workloadmonitor.collector.database.collect.GroupSettings;

/** Configurations that differ in one respect. */
final class Configs {

  private Configs() {}

  static PostgresqlConfig withDatabases(PostgresqlConfig config, List<String> include) {
    return copy(
        config, new DatabaseSelection(include, List.of()), config.backup(), config.groups());
  }

  static PostgresqlConfig withBackup(PostgresqlConfig config, String query) {
    return copy(config, config.databases(), Optional.of(new Backup(query)), config.groups());
  }

  static PostgresqlConfig withGroups(PostgresqlConfig config, Map<String, Boolean> groups) {
    Map<String, GroupSettings> settings = new HashMap<>();
    groups.forEach((name, on) -> settings.put(name, new GroupSettings(on, Optional.empty())));
    return copy(config, config.databases(), config.backup(), settings);
  }

  static PostgresqlConfig impatient(PostgresqlConfig config) {
    return new PostgresqlConfig(
        config.url(),
        config.username(),
        config.password(),
        config.iam(),
        config.tls(),
        Duration.ofSeconds(1),
        Duration.ofMillis(100),
        config.slowInterval(),
        config.costBudget(),
        config.databases(),
        config.limits(),
        config.statements(),
        config.backup(),
        config.groups(),
        config.queries());
  }

  private static PostgresqlConfig copy(
      PostgresqlConfig config,
      DatabaseSelection databases,
      Optional<Backup> backup,
      Map<String, GroupSettings> groups) {
    return new PostgresqlConfig(
        config.url(),
        config.username(),
        config.password(),
        config.iam(),
        config.tls(),
        config.connectTimeout(),
        config.queryTimeout(),
        config.slowInterval(),
        config.costBudget(),
        databases,
        config.limits(),
        config.statements(),
        backup,
        groups,
        config.queries());
  }
}
