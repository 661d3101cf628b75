package org.workloadmonitor.collector.database.collect;

import java.util.List;
import org.workloadmonitor.api.PluginContext;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.collector.database.connection.Session;
import org.workloadmonitor.collector.database.connection.Sessions;
import org.workloadmonitor.collector.database.query.Scope;

/** Reads the parts of one group when they are due. */
final class GroupReader {

  private final Pace pace;
  private final List<PartReader> parts;
  private final StandingProblems problems = new StandingProblems();

  GroupReader(PacedGroup paced, PluginContext context) {
    this.pace = new Pace(paced);
    this.parts = paced.group().parts().stream().map(part -> new PartReader(part, context)).toList();
  }

  /** Whether it is to be read now; if so, what has failed before is forgotten. */
  boolean isDue(long now, int factor) {
    boolean due = pace.isDue(now, factor);
    if (due) {
      problems.clear();
    }
    return due;
  }

  /** Tells again what failed when it was last read. */
  void remind(Recorder out) {
    problems.repeat(out);
  }

  Scope scope() {
    return pace.paced().group().scope();
  }

  /** Reads all parts for the server, or for the database of this session. */
  void read(Session session, Sessions sessions, String database, Recorder out)
      throws LostException, InterruptedException {
    Recorder noting = problems.noting(out);
    for (PartReader part : parts) {
      part.read(session, sessions, database, noting);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
  }
}
