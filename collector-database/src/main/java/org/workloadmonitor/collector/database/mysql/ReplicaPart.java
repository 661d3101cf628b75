package org.workloadmonitor.collector.database.mysql;

import java.util.List;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.collector.database.connection.Version;
import org.workloadmonitor.collector.database.query.Part;
import org.workloadmonitor.collector.database.query.Reading;
import org.workloadmonitor.collector.database.query.Versions;

/** The sources that this server follows; one that follows nobody gives no points. */
record ReplicaPart() implements Part {

  private static final MetricDescriptor BEHIND =
      MetricDescriptor.gauge(
          "mysql.replica.time_behind_source",
          "s",
          "How far the replica is behind; no point while it does not know.");
  private static final MetricDescriptor DELAY =
      MetricDescriptor.gauge(
          "mysql.replica.sql_delay", "s", "How far the replica is to stay behind.");
  private static final MetricDescriptor RUNNING =
      MetricDescriptor.gauge(
          "mysql.replica.thread.running", "{state}", "1 where the thread runs, else 0.");
  private static final MetricDescriptor ERROR =
      MetricDescriptor.gauge(
          "mysql.replica.thread.error",
          "{state}",
          "1 with the number of the error that stopped the thread; no point without one.");
  private static final MetricDescriptor RELAY_LOG =
      MetricDescriptor.gauge("mysql.replica.relay_log.size", "By", "Size of all relay logs.");
  private static final MetricDescriptor UNAPPLIED =
      MetricDescriptor.gauge(
          "mysql.replica.unapplied",
          "By",
          "Fetched and not applied yet, where that is within one file of the source.");

  @Override
  public String name() {
    return "replica_status";
  }

  @Override
  public List<MetricDescriptor> metrics() {
    return List.of(BEHIND, DELAY, RUNNING, ERROR, RELAY_LOG, UNAPPLIED);
  }

  @Override
  public Versions versions() {
    return Versions.ALL;
  }

  @Override
  public Reading on(Version version) {
    ReplicaRows rows = new ReplicaRows(version);
    return (session, out) -> rows.read(session).forEach(row -> tell(row, out));
  }

  private static void tell(ReplicaRow row, Recorder out) {
    Attributes channel =
        row.channel().isEmpty()
            ? Attributes.EMPTY
            : Attributes.of("mysql.replica.channel", row.channel());
    if (row.behind() != null) {
      out.gauge(BEHIND, row.behind(), channel);
    }
    if (row.unapplied() != null) {
      out.gauge(UNAPPLIED, row.unapplied(), channel);
    }
    out.gauge(DELAY, row.delay(), channel);
    out.gauge(RELAY_LOG, row.relayLog(), channel);
    tell("io", row.ioRunning(), row.ioError(), channel, out);
    tell("sql", row.sqlRunning(), row.sqlError(), channel, out);
  }

  private static void tell(
      String name, boolean running, int error, Attributes channel, Recorder out) {
    Attributes thread = channel.toBuilder().put("thread", name).build();
    out.gauge(RUNNING, running ? 1 : 0, thread);
    if (error != 0) {
      out.gauge(ERROR, 1, thread.toBuilder().put("error.type", String.valueOf(error)).build());
    }
  }
}
