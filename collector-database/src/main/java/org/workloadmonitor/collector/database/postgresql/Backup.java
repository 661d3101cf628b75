package org.workloadmonitor.collector.database.postgresql;

import static org.workloadmonitor.collector.database.postgresql.Columns.gauge;

import java.util.List;
import org.workloadmonitor.api.ConfigurationException;
import org.workloadmonitor.api.config.Description;
import org.workloadmonitor.collector.database.query.Group;
import org.workloadmonitor.collector.database.query.Relation;
import org.workloadmonitor.collector.database.query.Scope;
import org.workloadmonitor.collector.database.query.Tier;

/**
 * When the last backup succeeded. Only who makes backups knows, so it is a query of the
 * configuration.
 *
 * @param query one statement that gives a time in its only column and row
 */
public record Backup(
    @Description("One statement that gives the time of the last success, as a timestamp.")
        String query) {

  /** Takes the semicolon off. */
  public Backup {
    query = query.strip();
    if (query.endsWith(";")) {
      query = query.substring(0, query.length() - 1);
    }
    if (query.isBlank()) {
      throw new ConfigurationException("query", "The statement is empty.");
    }
  }

  Group group() {
    return new Group(
        "backup",
        Tier.SLOW,
        Scope.SERVER,
        true,
        List.of(
            Relation.of("backup", "FROM (\n%s\n) AS backup (finished)".formatted(query))
                .measures(
                    gauge(
                        "postgresql.backup.age",
                        "s",
                        "Time since the last backup succeeded; with backup.query.",
                        "extract(epoch FROM clock_timestamp() - finished::timestamptz)"))));
  }
}
