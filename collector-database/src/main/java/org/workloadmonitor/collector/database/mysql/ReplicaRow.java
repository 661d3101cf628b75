package org.workloadmonitor.collector.database.mysql;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * One source that a replica follows.
 *
 * @param channel its name; empty for the only one
 * @param ioRunning whether events are fetched: yes, no, or connecting, which counts as no
 * @param sqlRunning whether events are applied
 * @param behind seconds behind the source; null where the replica does not know
 * @param delay seconds that the replica is to stay behind
 * @param relayLog bytes of events that are fetched and kept
 * @param unapplied bytes of the source's log that are fetched and not applied; null where that is
 *     not in one file
 * @param ioError the number of the last error of fetching; 0 where there is none
 * @param sqlError the number of the last error of applying; 0 where there is none
 */
record ReplicaRow(
    String channel,
    boolean ioRunning,
    boolean sqlRunning,
    @Nullable Double behind,
    double delay,
    double relayLog,
    @Nullable Double unapplied,
    int ioError,
    int sqlError) {

  /**
   * Reads one.
   *
   * @param words what the server calls its columns
   */
  static ReplicaRow of(ResultSet row, ReplicaRows.Words words) throws SQLException {
    String channel = row.getString(words.channel());
    return new ReplicaRow(
        channel == null ? "" : channel,
        isYes(row.getString(words.replica() + "_IO_Running")),
        isYes(row.getString(words.replica() + "_SQL_Running")),
        number(row, "Seconds_Behind_" + words.source()),
        row.getDouble("SQL_Delay"),
        row.getDouble("Relay_Log_Space"),
        unapplied(row, words),
        row.getInt("Last_IO_Errno"),
        row.getInt("Last_SQL_Errno"));
  }

  private static boolean isYes(@Nullable String text) {
    return "Yes".equalsIgnoreCase(text);
  }

  private static @Nullable Double number(ResultSet row, String column) throws SQLException {
    double value = row.getDouble(column);
    return row.wasNull() ? null : value;
  }

  private static @Nullable Double unapplied(ResultSet row, ReplicaRows.Words words)
      throws SQLException {
    String fetching = row.getString(words.source() + "_Log_File");
    String applying = row.getString("Relay_" + words.source() + "_Log_File");
    if (fetching == null || !fetching.equals(applying)) {
      return null;
    }
    double fetched = row.getDouble("Read_" + words.source() + "_Log_Pos");
    return Math.max(0, fetched - row.getDouble("Exec_" + words.source() + "_Log_Pos"));
  }
}
