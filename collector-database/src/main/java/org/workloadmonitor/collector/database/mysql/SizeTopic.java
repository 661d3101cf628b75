package org.workloadmonitor.collector.database.mysql;

import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.api.signal.Attributes;
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
 * Sizes on disk, from InnoDB's list of its files. It opens no table and needs no right on one,
 * unlike {@code information_schema.tables}, which for 10,000 tables costs 20 to 40 times as much.
 *
 * @param limits how many schemas and tables are told
 */
record SizeTopic(Limits limits) implements Part {

  private static final MetricDescriptor SCHEMA =
      MetricDescriptor.gauge(
          "mysql.schema.size", "By", "Size of the schema's files: its tables of InnoDB.");
  private static final MetricDescriptor TABLE =
      MetricDescriptor.gauge(
          "mysql.table.size", "By", "Size of the table's files, with its indexes and free space.");
  private static final MetricDescriptor TABLESPACE =
      MetricDescriptor.gauge(
          "mysql.tablespace.size", "By", "Size of InnoDB's own files: system, undo, temporary.");
  private static final MetricDescriptor TABLES =
      MetricDescriptor.gauge("mysql.table.count", "{table}", "Tables of InnoDB.");

  static Group group(Limits limits) {
    return Group.of("sizes", Tier.SLOW, new SizeTopic(limits));
  }

  @Override
  public String name() {
    return "innodb_tablespaces";
  }

  @Override
  public List<MetricDescriptor> metrics() {
    return List.of(SCHEMA, TABLE, TABLESPACE, TABLES);
  }

  @Override
  public Versions versions() {
    return Versions.ALL;
  }

  @Override
  public Reading on(Version version) {
    String sql =
        "SELECT NAME, FILE_SIZE FROM information_schema.innodb_%stablespaces %s"
            .formatted(version.flavor() == Flavor.MARIADB ? "sys_" : "", Columns.MARK);
    return (session, out) -> read(sql, session, out);
  }

  private void read(String sql, Session session, Recorder out) throws SQLException {
    Map<String, Double> schemas = new HashMap<>();
    Map<TableName, Double> tables = new HashMap<>();
    session.query(
        sql,
        row -> {
          String name = row.getString(1);
          double size = row.getDouble(2);
          if (name == null) {
            return;
          }
          if (TableName.isTable(name)) {
            TableName table = TableName.of(name);
            schemas.merge(table.schema(), size, Double::sum);
            tables.merge(table, size, Double::sum);
          } else if (name.indexOf('/') < 0) {
            out.gauge(TABLESPACE, size, Attributes.of("mysql.tablespace.name", name));
          }
        });
    out.gauge(TABLES, tables.size());
    largest(schemas, limits.schemas())
        .forEach(
            entry ->
                out.gauge(SCHEMA, entry.getValue(), Attributes.of("db.namespace", entry.getKey())));
    largest(tables, limits.tables())
        .forEach(entry -> out.gauge(TABLE, entry.getValue(), attributes(entry.getKey())));
  }

  static Attributes attributes(TableName table) {
    return Attributes.of("db.namespace", table.schema(), "db.collection.name", table.table());
  }

  private static <K> List<Map.Entry<K, Double>> largest(Map<K, Double> sizes, int most) {
    return sizes.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .limit(most)
        .toList();
  }
}
