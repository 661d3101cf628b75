package org.workloadmonitor.sink.cloudwatch;

import org.workloadmonitor.api.RetryableException;
import org.workloadmonitor.api.Sink;
import org.workloadmonitor.api.signal.SignalKind;
import org.workloadmonitor.api.sink.Batch;
import org.workloadmonitor.api.sink.Delivery;
import org.workloadmonitor.api.sink.SinkProfile;
import org.workloadmonitor.api.sink.Temporality;

/** Delivers to Amazon CloudWatch. */
final class CloudWatchSink implements Sink {

  private final CloudWatchConfig config;

  CloudWatchSink(CloudWatchConfig config) {
    this.config = config;
  }

  @Override
  public SinkProfile profile() {
    return SinkProfile.taking(SignalKind.METRIC)
        .withTemporality(Temporality.DELTA)
        .withAggregationWindow(config.aggregationWindow());
  }

  @Override
  public String destination() {
    return "CloudWatch " + config.namespacePrefix() + "/*";
  }

  @Override
  public Delivery write(Batch batch) throws RetryableException {
    throw new RetryableException("This sink does not deliver yet.", (Throwable) null);
  }
}
