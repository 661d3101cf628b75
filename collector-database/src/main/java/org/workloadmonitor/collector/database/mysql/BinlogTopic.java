package org.workloadmonitor.collector.database.mysql;

import java.sql.SQLException;
import java.util.List;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.collector.database.connection.Session;
import org.workloadmonitor.collector.database.connection.Version;
import org.workloadmonitor.collector.database.query.Group;
import org.workloadmonitor.collector.database.query.Part;
import org.workloadmonitor.collector.database.query.Reading;
import org.workloadmonitor.collector.database.query.Tier;
import org.workloadmonitor.collector.database.query.Versions;

/** The files of the binary log; a server that keeps none gives no points. */
record BinlogTopic() implements Part {

  private static final MetricDescriptor FILES =
      MetricDescriptor.gauge("mysql.binlog.files", "{file}", "Files of the binary log.");
  private static final MetricDescriptor SIZE =
      MetricDescriptor.gauge("mysql.binlog.size", "By", "Size of all files of the binary log.");

  static Group group() {
    return Group.of("binlog", Tier.SLOW, new BinlogTopic());
  }

  @Override
  public String name() {
    return "binary_logs";
  }

  @Override
  public List<MetricDescriptor> metrics() {
    return List.of(FILES, SIZE);
  }

  @Override
  public Versions versions() {
    return Versions.ALL;
  }

  @Override
  public Reading on(Version version) {
    return BinlogTopic::read;
  }

  private static void read(Session session, Recorder out) throws SQLException {
    boolean[] kept = new boolean[1];
    session.query("SELECT @@GLOBAL.log_bin", row -> kept[0] = row.getBoolean(1));
    if (!kept[0]) {
      return;
    }
    double[] total = new double[2];
    session.query(
        "SHOW BINARY LOGS",
        row -> {
          total[0]++;
          total[1] += row.getDouble(2);
        });
    out.gauge(FILES, total[0]);
    out.gauge(SIZE, total[1]);
  }
}
