package org.workloadmonitor.collector.database.mysql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import org.workloadmonitor.collector.database.connection.Flavor;
import org.workloadmonitor.collector.database.connection.Session;
import org.workloadmonitor.collector.database.connection.Version;

/** The sources that a server follows, as its version tells of them. */
final class ReplicaRows {

  /**
   * What versions call the same things.
   *
   * @param sql the statement
   * @param replica the first word of columns about the replica
   * @param source the word for the source within names of columns
   * @param channel the column with the source's name
   */
  record Words(String sql, String replica, String source, String channel) {

    private static final Words MARIADB =
        new Words("SHOW ALL REPLICAS STATUS", "Slave", "Master", "Connection_name");
    private static final Words MYSQL =
        new Words("SHOW REPLICA STATUS", "Replica", "Source", "Channel_Name");
    private static final Words OLD_MYSQL =
        new Words("SHOW SLAVE STATUS", "Slave", "Master", "Channel_Name");

    static Words of(Version version) {
      if (version.flavor() == Flavor.MARIADB) {
        return MARIADB;
      }
      return version.isAtLeast(8, 0, 22) ? MYSQL : OLD_MYSQL;
    }
  }

  private final Words words;

  ReplicaRows(Version version) {
    this.words = Words.of(version);
  }

  /** One for each source; none where the server follows nobody. */
  List<ReplicaRow> read(Session session) throws SQLException {
    List<ReplicaRow> rows = new ArrayList<>();
    session.query(words.sql(), row -> rows.add(ReplicaRow.of(row, words)));
    return rows;
  }

  /** Of the source that is furthest ahead; empty where none is known. */
  OptionalDouble lag(Session session) throws SQLException {
    return read(session).stream()
        .map(ReplicaRow::behind)
        .filter(Objects::nonNull)
        .mapToDouble(Double::doubleValue)
        .max();
  }
}
