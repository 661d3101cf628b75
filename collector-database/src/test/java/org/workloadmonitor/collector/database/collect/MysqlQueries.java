package org.workloadmonitor.collector.database.collect;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.workloadmonitor.collector.database.custom.CustomQuery;
import org.workloadmonitor.collector.database.custom.MetricColumn;

/** Queries of a configuration's own, whose column {@code n} is the metric {@code NAME.n}. */
final class MysqlQueries {

  private MysqlQueries() {}

  static CustomQuery of(String name, String sql) {
    MetricColumn column =
        new MetricColumn(Optional.empty(), "{thing}", MetricColumn.Kind.GAUGE, "A number.");
    return new CustomQuery(
        name, sql, Optional.empty(), Map.of("n", column), List.of(), Optional.empty(), 10);
  }
}
