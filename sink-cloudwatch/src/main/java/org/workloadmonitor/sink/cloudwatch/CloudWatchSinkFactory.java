package org.workloadmonitor.sink.cloudwatch;

import org.workloadmonitor.api.PluginContext;
import org.workloadmonitor.api.Sink;
import org.workloadmonitor.api.SinkFactory;

/** Makes sinks that deliver to Amazon CloudWatch. */
public final class CloudWatchSinkFactory implements SinkFactory<CloudWatchConfig> {

  @Override
  public String type() {
    return "cloudwatch";
  }

  @Override
  public String description() {
    return "Delivers metrics to Amazon CloudWatch, and events to CloudWatch Logs if you name a"
        + " group.";
  }

  @Override
  public Class<CloudWatchConfig> configType() {
    return CloudWatchConfig.class;
  }

  @Override
  public Sink create(CloudWatchConfig config, PluginContext context) {
    return new CloudWatchSink(config, context);
  }
}
