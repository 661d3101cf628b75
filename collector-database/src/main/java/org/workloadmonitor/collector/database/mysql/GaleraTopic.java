package org.workloadmonitor.collector.database.mysql;

import static org.workloadmonitor.collector.database.mysql.Columns.counterOf;
import static org.workloadmonitor.collector.database.mysql.Columns.gaugeOf;
import static org.workloadmonitor.collector.database.mysql.StatusTopic.derived;

import java.util.stream.Stream;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.collector.database.query.KeyedRelation.Keyed;

/** A node of a Galera cluster. */
final class GaleraTopic {

  private static final MetricDescriptor WRITE_SETS =
      MetricDescriptor.counter(
          "mysql.galera.write_sets", "{write_set}", "Write sets sent to and got from other nodes.");
  private static final MetricDescriptor BYTES =
      MetricDescriptor.counter("mysql.galera.io", "By", "Bytes of write sets sent and got.");
  private static final MetricDescriptor QUEUE =
      MetricDescriptor.gauge(
          "mysql.galera.queue", "{write_set}", "Write sets that wait to be sent or applied.");

  private GaleraTopic() {}

  static StatusTopic status() {
    return StatusTopic.of(
            Stream.concat(cluster(), flow()),
            derived(
                MetricDescriptor.gauge(
                    "mysql.galera.primary",
                    "{state}",
                    "1 where the node is in the part of the cluster that may write, else 0."),
                Attributes.EMPTY,
                values -> values.text("wsrep_cluster_status").equals("Primary") ? 1 : 0))
        .where(values -> !values.text("wsrep_provider_name").isBlank());
  }

  private static Stream<Keyed> cluster() {
    return Stream.of(
        gaugeOf(
            "wsrep_cluster_size", "mysql.galera.cluster.size", "{node}", "Nodes in the cluster."),
        gaugeOf(
            "wsrep_local_state",
            "mysql.galera.state",
            "{state}",
            "1 joining, 2 donor or desynchronised, 3 joined, 4 synced."),
        gaugeOf("wsrep_ready", "mysql.galera.ready", "{state}", "1 where it takes statements."),
        gaugeOf(
            "wsrep_connected", "mysql.galera.connected", "{state}", "1 where it has a cluster."),
        counterOf(
            "wsrep_cluster_conf_id",
            "mysql.galera.membership_changes",
            "{change}",
            "Changes of the cluster's membership."),
        counterOf(
            "wsrep_local_cert_failures",
            "mysql.galera.certification_failures",
            "{transaction}",
            "Transactions that lost against one of another node when they were to commit."),
        counterOf(
            "wsrep_local_bf_aborts",
            "mysql.galera.aborts",
            "{transaction}",
            "Transactions that were ended for one of another node."));
  }

  private static Stream<Keyed> flow() {
    return Stream.of(
        Keyed.of("wsrep_replicated", WRITE_SETS).with("kind", "sent"),
        Keyed.of("wsrep_received", WRITE_SETS).with("kind", "received"),
        Keyed.of("wsrep_replicated_bytes", BYTES).with("kind", "sent"),
        Keyed.of("wsrep_received_bytes", BYTES).with("kind", "received"),
        Keyed.of("wsrep_local_send_queue", QUEUE).with("kind", "send"),
        Keyed.of("wsrep_local_recv_queue", QUEUE).with("kind", "receive"),
        counterOf(
                "wsrep_flow_control_paused_ns",
                "mysql.galera.flow_control.time",
                "s",
                "Time for which the cluster was held up by a slow node.")
            .times(1e-9),
        counterOf(
            "wsrep_flow_control_sent",
            "mysql.galera.flow_control.requests",
            "{request}",
            "How often this node asked the others to wait."),
        gaugeOf(
            "wsrep_cert_deps_distance",
            "mysql.galera.parallelism",
            "{transaction}",
            "Transactions that could be applied at once, on average."));
  }
}
