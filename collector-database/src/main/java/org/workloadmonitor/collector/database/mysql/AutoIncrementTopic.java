package org.workloadmonitor.collector.database.mysql;

import static org.workloadmonitor.collector.database.mysql.Columns.MARK;

import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.collector.database.connection.Flavor;
import org.workloadmonitor.collector.database.connection.Session;
import org.workloadmonitor.collector.database.connection.Version;
import org.workloadmonitor.collector.database.query.Group;
import org.workloadmonitor.collector.database.query.Part;
import org.workloadmonitor.collector.database.query.Reading;
import org.workloadmonitor.collector.database.query.Tier;
import org.workloadmonitor.collector.database.query.Versions;

/**
 * How far AUTO_INCREMENT has come towards the end of its column's type. MySQL keeps the values in
 * its dictionary; MariaDB would open every table for them, so there they come from InnoDB's memory:
 * of those tables that were used since the server was started.
 *
 * @param limits how many tables are told, those that are nearest to the end
 */
record AutoIncrementTopic(Limits limits) implements Part {

  private static final MetricDescriptor UTILIZATION =
      MetricDescriptor.gauge(
          "mysql.auto_increment.utilization",
          "1",
          "The share of the column's numbers that AUTO_INCREMENT has used up.");

  private static final String COLUMNS =
      """
      SELECT c.TABLE_SCHEMA, c.TABLE_NAME, c.COLUMN_TYPE
      FROM information_schema.columns c
      WHERE c.EXTRA LIKE '%%auto_increment%%' AND '%s' <> ''\
      """
          .formatted(MARK);

  private static final String MYSQL =
      """
      SELECT %s.TABLE_SCHEMA, %1$s.TABLE_NAME, %1$s.COLUMN_TYPE, t.AUTO_INCREMENT
      FROM information_schema.columns %1$s
      JOIN information_schema.tables t
        ON t.TABLE_SCHEMA = %1$s.TABLE_SCHEMA AND t.TABLE_NAME = %1$s.TABLE_NAME
      WHERE %1$s.EXTRA LIKE '%%auto_increment%%' AND t.AUTO_INCREMENT > 1\
      """
          .formatted(MARK);

  private static final String MARIADB =
      "SELECT NAME, AUTOINC FROM information_schema.innodb_sys_tablestats %s WHERE AUTOINC > 1"
          .formatted(MARK);

  static Group group(Limits limits) {
    return Group.of("auto_increment", Tier.RARE, new AutoIncrementTopic(limits));
  }

  @Override
  public String name() {
    return "auto_increment";
  }

  @Override
  public List<MetricDescriptor> metrics() {
    return List.of(UTILIZATION);
  }

  @Override
  public Versions versions() {
    return Versions.ALL;
  }

  @Override
  public Reading on(Version version) {
    return version.flavor() == Flavor.MARIADB ? this::readMariadb : this::readMysql;
  }

  private void readMysql(Session session, Recorder out) throws SQLException {
    checkRights(session);
    Map<TableName, Double> shares = new HashMap<>();
    session.query(
        MYSQL,
        row ->
            shares.put(
                new TableName(row.getString(1), row.getString(2)),
                (row.getDouble(4) - 1) / IntegerType.largest(row.getString(3))));
    tell(shares, out);
  }

  private void readMariadb(Session session, Recorder out) throws SQLException {
    checkRights(session);
    Map<TableName, Double> next = new HashMap<>();
    session.query(
        MARIADB,
        row -> {
          String name = String.valueOf(row.getString(1));
          if (TableName.isTable(name)) {
            next.merge(TableName.of(name), row.getDouble(2), Math::max);
          }
        });
    Map<TableName, Double> shares = new HashMap<>();
    if (!next.isEmpty()) {
      session.query(
          COLUMNS,
          row -> {
            TableName table = new TableName(row.getString(1), row.getString(2));
            Double value = next.get(table);
            if (value != null) {
              shares.put(table, (value - 1) / IntegerType.largest(row.getString(3)));
            }
          });
    }
    tell(shares, out);
  }

  /** An account without a right on any table gets an answer, but an empty one. */
  private static void checkRights(Session session) throws SQLException {
    boolean[] any = new boolean[1];
    session.query(
        "SELECT 1 FROM information_schema.schemata %s WHERE SCHEMA_NAME NOT IN ".formatted(MARK)
            + "('information_schema', 'performance_schema') LIMIT 1",
        row -> any[0] = true);
    if (!any[0]) {
      throw new SQLException(
          "The account sees no table (at least one of) the REFERENCES privilege(s)",
          "42000",
          MysqlFaults.NEEDS_PRIVILEGE);
    }
  }

  private void tell(Map<TableName, Double> shares, Recorder out) {
    shares.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .limit(limits.tables())
        .forEach(
            entry ->
                out.gauge(
                    UTILIZATION,
                    Math.min(1, entry.getValue()),
                    SizeTopic.attributes(entry.getKey())));
  }
}
