package org.workloadmonitor.collector.database.mysql;

import static org.workloadmonitor.collector.database.mysql.Columns.counterOf;
import static org.workloadmonitor.collector.database.mysql.Columns.gaugeOf;

import java.util.stream.Stream;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.collector.database.query.KeyedRelation.Keyed;

/** Semi-synchronous replication, at the source; older versions call it the master. */
final class SemiSyncTopic {

  private static final String OLD = "Rpl_semi_sync_master_";
  private static final String NEW = "Rpl_semi_sync_source_";
  private static final MetricDescriptor TRANSACTIONS =
      MetricDescriptor.counter(
          "mysql.semi_sync.transactions",
          "{transaction}",
          "Transactions that a replica acknowledged in time, and others.");

  private SemiSyncTopic() {}

  static StatusTopic status() {
    return StatusTopic.of(Stream.of(OLD, NEW).flatMap(SemiSyncTopic::keys))
        .where(values -> isUsed(values, OLD) || isUsed(values, NEW));
  }

  private static boolean isUsed(StatusValues values, String prefix) {
    return values.get(prefix + "status") > 0
        || values.get(prefix + "clients") > 0
        || values.get(prefix + "yes_tx") + values.get(prefix + "no_tx") > 0;
  }

  private static Stream<Keyed> keys(String prefix) {
    return Stream.of(
        gaugeOf(
            prefix + "clients",
            "mysql.semi_sync.replicas",
            "{replica}",
            "Replicas that acknowledge."),
        gaugeOf(
            prefix + "status",
            "mysql.semi_sync.active",
            "{state}",
            "1 where commits wait for a replica, 0 where the server has given that up."),
        gaugeOf(
            prefix + "wait_sessions",
            "mysql.semi_sync.waiting",
            "{session}",
            "Sessions that wait for a replica."),
        Keyed.of(prefix + "yes_tx", TRANSACTIONS).with("acknowledged", "yes"),
        Keyed.of(prefix + "no_tx", TRANSACTIONS).with("acknowledged", "no"),
        counterOf(
                prefix + "tx_wait_time",
                "mysql.semi_sync.time",
                "s",
                "Time for which transactions waited for a replica.")
            .times(1e-6));
  }
}
