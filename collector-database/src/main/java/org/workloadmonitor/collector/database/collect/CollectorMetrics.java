package org.workloadmonitor.collector.database.collect;

import java.util.List;
import org.workloadmonitor.api.signal.MetricDescriptor;

/**
 * What every database collector says of itself, under the engine's first word.
 *
 * @param up whether the server answered
 * @param statements how many statements were sent
 * @param rows how many rows came back
 * @param waited how long was waited for them
 * @param time how long the server was at work on them, by its own statistics
 * @param serverRows how many rows it gave the collector's role, by its own statistics
 * @param slowdown by how much the slow tier is stretched
 */
record CollectorMetrics(
    MetricDescriptor up,
    MetricDescriptor statements,
    MetricDescriptor rows,
    MetricDescriptor waited,
    MetricDescriptor time,
    MetricDescriptor serverRows,
    MetricDescriptor slowdown) {

  static CollectorMetrics of(String engine) {
    return new CollectorMetrics(
        MetricDescriptor.gauge(
            engine + ".up", "{state}", "Whether the server took the connection and answered."),
        MetricDescriptor.counter(
            engine + ".collector.statements", "{statement}", "Statements that the collector sent."),
        MetricDescriptor.counter(
            engine + ".collector.rows", "{row}", "Rows that the collector got."),
        MetricDescriptor.counter(
            engine + ".collector.wait", "s", "How long the collector waited for answers."),
        MetricDescriptor.counter(
            engine + ".collector.server_time",
            "s",
            "How long the server was at work for the collector's role, by its own statistics."),
        MetricDescriptor.counter(
            engine + ".collector.server_rows",
            "{row}",
            "Rows that the server gave the collector's role, by its own statistics."),
        MetricDescriptor.gauge(
            engine + ".collector.slowdown",
            "{factor}",
            "By how much the slow tier is stretched to stay within the cost budget; 1 is not."));
  }

  List<MetricDescriptor> all() {
    return List.of(up, statements, rows, waited, time, serverRows, slowdown);
  }
}
