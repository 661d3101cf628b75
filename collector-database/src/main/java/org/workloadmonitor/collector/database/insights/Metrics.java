package org.workloadmonitor.collector.database.insights;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.workloadmonitor.api.signal.MetricDescriptor;

/** The metrics whose names are known beforehand. Totals and parts never share one. */
final class Metrics {

  static final MetricDescriptor LOAD =
      MetricDescriptor.gauge("rds.db.load", "{session}", "Average active sessions, all of them.");

  static final MetricDescriptor UP =
      MetricDescriptor.gauge(
          "rds.performance_insights.up",
          "{state}",
          "Whether Performance Insights could be read: 1 if so, 0 if not.");

  static final MetricDescriptor AGE =
      MetricDescriptor.gauge(
          "rds.performance_insights.age",
          "s",
          "How old the newest point of the load is: the delay of the service, and ours.");

  static final MetricDescriptor REQUESTS =
      MetricDescriptor.counter(
          "rds.performance_insights.requests",
          "{request}",
          "Requests sent to Performance Insights and RDS, repetitions included.");

  static final List<MetricDescriptor> ALL =
      Stream.concat(
              Stream.of(LOAD, UP, AGE, REQUESTS),
              Arrays.stream(Dimension.values()).map(Dimension::metric))
          .toList();

  private Metrics() {}
}
