package org.workloadmonitor.collector.database.postgresql;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.collector.database.connection.Session;
import org.workloadmonitor.collector.database.connection.Version;
import org.workloadmonitor.collector.database.query.Group;
import org.workloadmonitor.collector.database.query.Part;
import org.workloadmonitor.collector.database.query.Reading;
import org.workloadmonitor.collector.database.query.Tier;
import org.workloadmonitor.collector.database.query.Versions;
import org.workloadmonitor.collector.database.statement.StatementOptions;
import org.workloadmonitor.collector.database.statement.TopStatements;

/** The statements that cost most. */
final class StatementTopic {

  private static final int LEAST = 13;

  private StatementTopic() {}

  static Group group(StatementOptions options) {
    return Group.of(
        "statements", Tier.SLOW, NeedsRole.of("pg_read_all_stats", new Statements(options)));
  }

  /** Looks for the extension before its first reading, and again while it is not there. */
  private record Statements(StatementOptions options) implements Part {

    @Override
    public String name() {
      return "pg_stat_statements";
    }

    @Override
    public List<MetricDescriptor> metrics() {
      return in("public").metrics();
    }

    private TopStatements in(String schema) {
      return new TopStatements(new StatementTotals(schema), options);
    }

    @Override
    public Versions versions() {
      return Versions.ALL;
    }

    @Override
    public Reading on(Version version) {
      return new Found(this);
    }
  }

  private static final class Found implements Reading {

    private final Statements statements;
    private @Nullable Reading reading;

    private Found(Statements statements) {
      this.statements = statements;
    }

    @Override
    public void read(Session session, Recorder out) throws SQLException {
      Reading known = reading;
      if (known == null) {
        known = find(session);
        reading = known;
      }
      known.read(session, out);
    }

    private Reading find(Session session) throws SQLException {
      StatementExtension extension =
          StatementExtension.of(session)
              .orElseThrow(
                  () ->
                      new SQLException(
                          ("the extension pg_stat_statements is not installed in the database %s."
                                  + " Add it to shared_preload_libraries, restart the server, and"
                                  + " CREATE EXTENSION pg_stat_statements there")
                              .formatted(session.database()),
                          "42704"));
      if (extension.like().major() < LEAST) {
        throw new SQLException(
            "the extension pg_stat_statements is older than its server. ALTER EXTENSION"
                + " pg_stat_statements UPDATE",
            "42704");
      }
      return statements.in(extension.schema()).on(extension.like());
    }
  }
}
