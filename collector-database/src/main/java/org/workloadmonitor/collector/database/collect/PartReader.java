package org.workloadmonitor.collector.database.collect;

import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.api.PluginContext;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.collector.database.connection.Fault;
import org.workloadmonitor.collector.database.connection.Session;
import org.workloadmonitor.collector.database.connection.Sessions;
import org.workloadmonitor.collector.database.connection.Version;
import org.workloadmonitor.collector.database.query.Part;
import org.workloadmonitor.collector.database.query.Reading;

/**
 * Reads one part, from one database or more, and leaves alone for a while what the server has
 * refused: each refusal is a line in the server's log.
 */
final class PartReader {

  private static final Duration REFUSED_FOR = Duration.ofMinutes(10);

  private final Part part;
  private final PluginContext context;
  private final Map<String, Place> places = new HashMap<>();

  PartReader(Part part, PluginContext context) {
    this.part = part;
    this.context = context;
  }

  /** What is kept of one database. */
  private static final class Place {
    private final Version version;
    private final Reading reading;
    private @Nullable String refusal;
    private long refusedUntil;

    private Place(Version version, Reading reading) {
      this.version = version;
      this.reading = reading;
    }
  }

  /**
   * Reads it.
   *
   * @param database the database that it is read for; empty for the server as a whole
   * @throws LostException if the connection can't be used any more
   */
  void read(Session session, Sessions sessions, String database, Recorder out)
      throws LostException {
    if (!part.versions().contain(session.version())) {
      return;
    }
    Place place = place(session.version(), database);
    String name = database.isEmpty() ? part.name() : part.name() + " of " + database;
    if (place.refusal != null && context.nanoTime() - place.refusedUntil < 0) {
      out.problem(name, place.refusal);
      return;
    }
    try {
      place.reading.read(session, out);
      place.refusal = null;
    } catch (SQLException e) {
      Fault fault = sessions.fault(e);
      String sentence = sessions.sentence(fault, e);
      if (fault.endsSession()) {
        throw new LostException(fault, sentence);
      }
      place.refusal = sentence;
      // A lock is soon given back; a right that is missing stays so.
      place.refusedUntil =
          context.nanoTime() + (fault == Fault.LOCK_TIMEOUT ? 0 : REFUSED_FOR.toNanos());
      out.problem(name, sentence);
    }
  }

  private Place place(Version version, String database) {
    Place known = places.get(database);
    if (known == null || !known.version.equals(version)) {
      known = new Place(version, part.on(version));
      places.put(database, known);
    }
    return known;
  }
}
