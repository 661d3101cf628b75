package org.workloadmonitor.sink.cloudwatch;

import static org.workloadmonitor.api.signal.MetricDescriptor.counter;
import static org.workloadmonitor.api.signal.MetricDescriptor.gauge;

import java.time.Instant;
import java.util.List;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.sink.cloudwatch.budget.MetricBudget;
import org.workloadmonitor.sink.cloudwatch.delivery.Counts;

/** What a sink says of itself. */
final class OwnMetrics {

  static final MetricDescriptor METRICS =
      gauge(
          "workload.cloudwatch.metrics",
          "{metric}",
          "Distinct metrics that were sent within the last hour: what CloudWatch bills.");
  static final MetricDescriptor OVER_BUDGET =
      counter(
          "workload.cloudwatch.over_budget",
          "{signal}",
          "Points that were rejected because max_metrics was reached.");
  static final MetricDescriptor DIMENSIONS_LEFT_OUT =
      counter(
          "workload.cloudwatch.dimensions.left_out",
          "{dimension}",
          "Attributes and tags that found no place among the 30 dimensions of a point.");
  static final MetricDescriptor REQUESTS =
      counter(
          "workload.cloudwatch.requests",
          "{request}",
          "Requests that were sent to CloudWatch, those that failed included.");
  static final MetricDescriptor REQUEST_SIZE =
      counter("workload.cloudwatch.requests.size", "By", "Size of the bodies of these requests.");
  static final MetricDescriptor REFUSED =
      counter(
          "workload.cloudwatch.requests.refused",
          "{request}",
          "Requests of these that CloudWatch refused for something in them, and that were split.");

  static final List<MetricDescriptor> ALL =
      List.of(METRICS, OVER_BUDGET, DIMENSIONS_LEFT_OUT, REQUESTS, REQUEST_SIZE, REFUSED);

  private OwnMetrics() {}

  static void record(Recorder out, Counts counts, MetricBudget budget, Instant start) {
    out.gauge(METRICS, budget.metrics(out.time()));
    out.counter(OVER_BUDGET, (double) counts.overBudget(), start);
    out.counter(DIMENSIONS_LEFT_OUT, (double) counts.dimensionsLeftOut(), start);
    out.counter(REQUESTS, (double) counts.requests(), start);
    out.counter(REQUEST_SIZE, (double) counts.bytes(), start);
    out.counter(REFUSED, (double) counts.refusals(), start);
  }
}
