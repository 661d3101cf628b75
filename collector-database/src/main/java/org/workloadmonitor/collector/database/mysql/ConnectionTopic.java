package org.workloadmonitor.collector.database.mysql;

import static org.workloadmonitor.collector.database.mysql.Columns.counterOf;
import static org.workloadmonitor.collector.database.mysql.Columns.each;
import static org.workloadmonitor.collector.database.mysql.Columns.gaugeOf;
import static org.workloadmonitor.collector.database.mysql.StatusTopic.ratio;

import java.util.stream.Stream;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.collector.database.query.KeyedRelation.Keyed;

/** Connections and their threads, and what the server is. */
final class ConnectionTopic {

  private static final MetricDescriptor THREADS =
      MetricDescriptor.gauge(
          "mysql.threads",
          "{thread}",
          "Threads of clients that are connected, and idle ones kept.");
  private static final MetricDescriptor ERRORS =
      MetricDescriptor.counter(
          "mysql.connection.errors", "{error}", "Connections that were refused or broke off.");

  private ConnectionTopic() {}

  static StatusTopic status() {
    return StatusTopic.of(
        Stream.of(
                each(THREADS, "kind", "Threads_", "connected", "cached"),
                each(
                    ERRORS,
                    "error",
                    "Connection_errors_",
                    "accept",
                    "internal",
                    "max_connections",
                    "peer_address",
                    "select",
                    "tcpwrap"),
                Stream.of(
                    Keyed.of("Aborted_connects", ERRORS).with("error", "aborted"),
                    Keyed.of("Aborted_clients", ERRORS).with("error", "aborted_clients"),
                    Keyed.of("Locked_connects", ERRORS).with("error", "locked"),
                    Keyed.of("Access_denied_errors", ERRORS).with("error", "access_denied")),
                single())
            .flatMap(keys -> keys),
        ratio(
            "mysql.connection.utilization",
            "The share of max_connections that is in use.",
            "Threads_connected",
            "@@max_connections"));
  }

  private static Stream<Keyed> single() {
    return Stream.of(
        gaugeOf("Uptime", "mysql.uptime", "s", "Time since the server was started."),
        gaugeOf(
            "@@read_only", "mysql.read_only", "{state}", "1 where clients can't write, else 0."),
        gaugeOf(
            "Threads_running",
            "mysql.threads.running",
            "{thread}",
            "Connected threads that are at work; the collector's own is one of them."),
        counterOf("Threads_created", "mysql.threads.created", "{thread}", "Threads started."),
        counterOf(
            "Slow_launch_threads",
            "mysql.threads.slow_launches",
            "{thread}",
            "Threads that took longer than slow_launch_time to start."),
        counterOf(
            "Connections",
            "mysql.connection.count",
            "{connection}",
            "Attempts to connect, successful or not."),
        gaugeOf(
            "@@max_connections",
            "mysql.connection.limit",
            "{connection}",
            "Most connections that the server takes."),
        gaugeOf(
            "Max_used_connections",
            "mysql.connection.max_used",
            "{connection}",
            "Most connections at once since the server was started."));
  }
}
