package org.workloadmonitor.collector.database.mysql;

import static org.workloadmonitor.collector.database.mysql.Columns.counterOf;

import java.util.List;
import java.util.stream.Stream;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.collector.database.mysql.StatusTopic.Family;
import org.workloadmonitor.collector.database.query.KeyedRelation.Keyed;

/** What goes in and out, to clients and into the binary log. */
final class TrafficTopic {

  private static final MetricDescriptor NETWORK =
      MetricDescriptor.counter(
          "mysql.client.network.io", "By", "Bytes between the server and its clients.");
  private static final MetricDescriptor DOCUMENTS =
      MetricDescriptor.counter(
          "mysql.mysqlx_connections", "{connection}", "Connections by the X protocol of MySQL.");

  private TrafficTopic() {}

  static StatusTopic status() {
    return StatusTopic.of(
            Stream.of(
                Keyed.of("Bytes_received", NETWORK).with("kind", "received"),
                Keyed.of("Bytes_sent", NETWORK).with("kind", "sent"),
                Keyed.of("Mysqlx_connections_accepted", DOCUMENTS).with("status", "accepted"),
                Keyed.of("Mysqlx_connections_closed", DOCUMENTS).with("status", "closed"),
                Keyed.of("Mysqlx_connections_rejected", DOCUMENTS).with("status", "rejected"),
                counterOf(
                    "Binlog_cache_use",
                    "mysql.binlog.cache.uses",
                    "{transaction}",
                    "Transactions that went through the cache of the binary log."),
                counterOf(
                    "Binlog_cache_disk_use",
                    "mysql.binlog.cache.disk_uses",
                    "{transaction}",
                    "Those that did not fit into binlog_cache_size."),
                counterOf(
                    "Binlog_bytes_written",
                    "mysql.binlog.written",
                    "By",
                    "Bytes written to the binary log."),
                counterOf(
                    "Binlog_commits",
                    "mysql.binlog.commits",
                    "{transaction}",
                    "Transactions committed to the binary log."),
                counterOf(
                    "Binlog_group_commits",
                    "mysql.binlog.group_commits",
                    "{commit}",
                    "Commits to the binary log, each of one transaction or more.")))
        .families(
            new Family(
                "Performance_schema_",
                "_lost",
                MetricDescriptor.counter(
                    "mysql.performance_schema.lost",
                    "{instrument}",
                    "What the performance schema had no room for; kinds never seen are left out."),
                "kind",
                List.of()));
  }
}
