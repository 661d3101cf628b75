package org.workloadmonitor.collector.database.query;

import java.sql.SQLException;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.collector.database.connection.Session;

/** Reads one part from one server. */
@FunctionalInterface
public interface Reading {

  /**
   * Reads once.
   *
   * @throws SQLException if the server refused, or the connection broke
   */
  void read(Session session, Recorder out) throws SQLException;
}
