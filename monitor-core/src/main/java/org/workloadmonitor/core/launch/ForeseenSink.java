package org.workloadmonitor.core.launch;

import java.util.List;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.api.Sink;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.api.signal.SignalKind;
import org.workloadmonitor.api.sink.Batch;
import org.workloadmonitor.api.sink.Delivery;
import org.workloadmonitor.api.sink.SinkProfile;

/**
 * Stands for a sink that is not made yet: it is known of what it will have figures.
 *
 * @param metrics what sinks of its type record of themselves
 */
record ForeseenSink(List<MetricDescriptor> metrics) implements Sink {

  @Override
  public SinkProfile profile() {
    return SinkProfile.taking(SignalKind.METRIC);
  }

  @Override
  public String destination() {
    return "nowhere";
  }

  @Override
  public Delivery write(Batch batch) {
    return Delivery.delivered(batch);
  }

  @Override
  public void observe(Recorder out) {
    for (MetricDescriptor metric : metrics) {
      switch (metric.kind()) {
        case GAUGE -> out.gauge(metric, 0);
        case COUNTER -> out.counter(metric, 0, out.time());
        case HISTOGRAM -> out.sample(metric, 0);
      }
    }
  }
}
