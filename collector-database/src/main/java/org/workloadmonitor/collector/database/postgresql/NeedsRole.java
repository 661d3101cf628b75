package org.workloadmonitor.collector.database.postgresql;

import java.sql.SQLException;
import java.util.List;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.collector.database.connection.Session;
import org.workloadmonitor.collector.database.connection.Version;
import org.workloadmonitor.collector.database.query.Part;
import org.workloadmonitor.collector.database.query.Reading;
import org.workloadmonitor.collector.database.query.Versions;

/**
 * A part that a server answers wrongly, without an error, to a role without rights: sessions of
 * others have no state then. Such a part is left out instead.
 *
 * @param role the predefined role that gives the right
 * @param part what is read
 */
record NeedsRole(String role, Part part) implements Part {

  static Part of(String role, Part part) {
    return new NeedsRole(role, part);
  }

  @Override
  public String name() {
    return part.name();
  }

  @Override
  public List<MetricDescriptor> metrics() {
    return part.metrics();
  }

  @Override
  public Versions versions() {
    return part.versions();
  }

  @Override
  public Reading on(Version version) {
    return new Guarded(part.on(version));
  }

  /** Asks until the right is there; that it is taken away again is not looked for. */
  private final class Guarded implements Reading {

    private final Reading reading;
    private boolean allowed;

    private Guarded(Reading reading) {
      this.reading = reading;
    }

    @Override
    public void read(Session session, Recorder out) throws SQLException {
      if (!allowed) {
        session.query(
            "SELECT pg_has_role(current_user, '%s', 'USAGE')".formatted(role),
            row -> allowed = row.getBoolean(1));
      }
      if (!allowed) {
        throw new SQLException("The role does not see other roles' sessions", "42501");
      }
      reading.read(session, out);
    }
  }
}
