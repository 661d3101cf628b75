package org.workloadmonitor.collector.database.postgresql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.workloadmonitor.collector.database.collect.OwnCost;
import org.workloadmonitor.collector.database.connection.Session;

/** What the collector's role costs, where {@code pg_stat_statements} counts it. */
final class PostgresqlCost implements OwnCost {

  /** The library is not loaded, the extension is too old, or its schema is not open to the role. */
  private static final List<String> UNKNOWN = List.of("55000", "42703", "42883", "42501");

  @Override
  public Optional<Totals> read(Session session) throws SQLException {
    Optional<StatementExtension> extension = StatementExtension.of(session);
    if (extension.isEmpty()) {
      return Optional.empty();
    }
    List<Totals> totals = new ArrayList<>(1);
    try {
      session.query(
          """
          SELECT coalesce(sum(total_exec_time + total_plan_time), 0) / 1000,
                 coalesce(sum(rows), 0)
          FROM %s.pg_stat_statements(false)
          WHERE userid = to_regrole(quote_ident(current_user))\
          """
              .formatted(extension.get().schema()),
          row -> totals.add(new Totals(row.getDouble(1), row.getDouble(2))));
    } catch (SQLException e) {
      if (UNKNOWN.contains(e.getSQLState())) {
        return Optional.empty();
      }
      throw e;
    }
    return totals.stream().findFirst();
  }
}
