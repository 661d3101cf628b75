package org.workloadmonitor.core.pipeline;

import org.workloadmonitor.api.signal.MetricDescriptor;

/** What the pipeline itself says of a component. */
public final class PipelineMetrics {

  /** How many series of a component are beyond a threshold. */
  public static final MetricDescriptor ALERTS_ACTIVE =
      MetricDescriptor.gauge(
          "workload.alerts.active",
          "{alert}",
          "Series of the component that are beyond a threshold.");

  private PipelineMetrics() {}
}
