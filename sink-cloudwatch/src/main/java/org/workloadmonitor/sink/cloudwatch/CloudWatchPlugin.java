package org.workloadmonitor.sink.cloudwatch;

import java.util.List;
import org.workloadmonitor.api.MonitorPlugin;
import org.workloadmonitor.api.SinkFactory;

/** Delivers to Amazon CloudWatch. */
public final class CloudWatchPlugin implements MonitorPlugin {

  @Override
  public String id() {
    return "sink-cloudwatch";
  }

  @Override
  public List<SinkFactory<?>> sinks() {
    return List.of(new CloudWatchSinkFactory());
  }
}
