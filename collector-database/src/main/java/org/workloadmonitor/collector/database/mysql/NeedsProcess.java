package org.workloadmonitor.collector.database.mysql;

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
 * A part that a server answers wrongly, without an error, to an account without PROCESS: the list
 * of sessions holds its own alone then. Such a part is left out instead.
 *
 * @param part what is read
 */
record NeedsProcess(Part part) implements Part {

  /** Refused to an account without PROCESS; with a limit of no rows nobody would be. */
  private static final String TRIAL =
      "SELECT COUNT(*) FROM information_schema.innodb_trx %s".formatted(Columns.MARK);

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
  private static final class Guarded implements Reading {

    private final Reading reading;
    private boolean allowed;

    private Guarded(Reading reading) {
      this.reading = reading;
    }

    @Override
    public void read(Session session, Recorder out) throws SQLException {
      if (!allowed) {
        session.query(TRIAL, row -> {});
        allowed = true;
      }
      reading.read(session, out);
    }
  }
}
