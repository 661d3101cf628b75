package org.workloadmonitor.collector.database.mysql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.workloadmonitor.collector.database.collect.OwnCost;
import org.workloadmonitor.collector.database.connection.Session;

/** What the collector's account costs, where the performance schema counts it. */
final class MysqlCost implements OwnCost {

  private static final String SQL =
      """
      SELECT SUM(SUM_TIMER_WAIT) / 1e12, SUM(SUM_ROWS_SENT)
      FROM performance_schema.events_statements_summary_by_user_by_event_name %s
      WHERE USER = SUBSTRING_INDEX(USER(), '@', 1)\
      """
          .formatted(Columns.MARK);

  @Override
  public Optional<Totals> read(Session session) throws SQLException {
    List<Totals> totals = new ArrayList<>(1);
    session.query(
        SQL,
        row -> {
          double seconds = row.getDouble(1);
          if (!row.wasNull()) {
            totals.add(new Totals(seconds, row.getDouble(2)));
          }
        });
    return totals.stream().findFirst();
  }
}
