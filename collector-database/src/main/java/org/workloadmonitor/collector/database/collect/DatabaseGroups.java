package org.workloadmonitor.collector.database.collect;

import java.sql.SQLException;
import java.util.List;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.collector.database.connection.DatabaseException;
import org.workloadmonitor.collector.database.connection.Fault;
import org.workloadmonitor.collector.database.connection.Session;
import org.workloadmonitor.collector.database.connection.Sessions;

/**
 * Reads the groups that need a session of each database: in the session's own on the kept session,
 * in the others one after the other on a short one, so that there is never more than one besides.
 */
final class DatabaseGroups {

  private final Plan plan;
  private final Sessions sessions;
  private final StandingProblems problems = new StandingProblems();

  DatabaseGroups(Plan plan, Sessions sessions) {
    this.plan = plan;
    this.sessions = sessions;
  }

  void read(Session kept, List<GroupReader> due, Recorder out)
      throws LostException, InterruptedException {
    if (due.isEmpty()) {
      problems.repeat(out);
      return;
    }
    problems.clear();
    for (String database : chosen(kept)) {
      if (database.equals(kept.database())) {
        readAll(kept, due, database, out);
      } else {
        readApart(database, due, out);
      }
    }
  }

  private List<String> chosen(Session kept) throws LostException {
    try {
      List<String> names =
          plan.databases().include().isEmpty() ? List.of() : plan.catalogue().databases(kept);
      return plan.databases().chosen(names, kept.database());
    } catch (SQLException e) {
      Fault fault = sessions.fault(e);
      throw new LostException(fault, sessions.sentence(fault, e));
    }
  }

  private void readApart(String database, List<GroupReader> due, Recorder out)
      throws InterruptedException {
    try (Session session = sessions.of(database)) {
      readAll(session, due, database, out);
    } catch (DatabaseException e) {
      problems.noting(out).problem("database " + database, e.getMessage());
    } catch (LostException e) {
      problems.noting(out).problem("database " + database, e.getMessage());
    }
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  private void readAll(Session session, List<GroupReader> due, String database, Recorder out)
      throws LostException, InterruptedException {
    for (GroupReader group : due) {
      group.read(session, sessions, database, out);
    }
  }
}
