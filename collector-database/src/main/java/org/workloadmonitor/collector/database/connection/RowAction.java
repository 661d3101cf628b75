package org.workloadmonitor.collector.database.connection;

import java.sql.ResultSet;
import java.sql.SQLException;

/** What is done with each row. */
@FunctionalInterface
public interface RowAction {

  /** Reads the row that the cursor is at; does not move it. */
  void read(ResultSet row) throws SQLException;
}
