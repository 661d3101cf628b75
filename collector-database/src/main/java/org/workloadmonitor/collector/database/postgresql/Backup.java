package org.workloadmonitor.collector.database.postgresql;

import java.util.List;
import org.workloadmonitor.api.ConfigurationException;
import org.workloadmonitor.api.config.Description;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.collector.database.connection.Version;
import org.workloadmonitor.collector.database.query.Group;
import org.workloadmonitor.collector.database.query.Part;
import org.workloadmonitor.collector.database.query.Reading;
import org.workloadmonitor.collector.database.query.Tier;
import org.workloadmonitor.collector.database.query.Versions;

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
    return Group.of("backup", Tier.SLOW, new Age(query));
  }

  /** The query is the user's, and so are its names. */
  private record Age(String query) implements Part {

    private static final MetricDescriptor AGE =
        MetricDescriptor.gauge(
            "postgresql.backup.age",
            "s",
            "Time since the last backup succeeded; with backup.query.");

    @Override
    public String name() {
      return "backup";
    }

    @Override
    public List<MetricDescriptor> metrics() {
      return List.of(AGE);
    }

    @Override
    public Versions versions() {
      return Versions.ALL;
    }

    @Override
    public Reading on(Version version) {
      String sql =
          """
          SELECT extract(epoch FROM clock_timestamp() - finished::timestamptz)
          FROM (
          %s
          ) AS backup (finished)\
          """
              .formatted(query);
      return (session, out) ->
          session.queryOfUser(
              sql,
              1,
              row -> {
                double age = row.getDouble(1);
                if (!row.wasNull()) {
                  out.gauge(AGE, age);
                }
              });
    }
  }
}
