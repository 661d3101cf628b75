package org.workloadmonitor.sink.local.openmetrics;

import java.time.Duration;
import org.workloadmonitor.api.Sink;
import org.workloadmonitor.api.signal.SignalKind;
import org.workloadmonitor.api.sink.Backlog;
import org.workloadmonitor.api.sink.Batch;
import org.workloadmonitor.api.sink.Delivery;
import org.workloadmonitor.api.sink.SinkProfile;

/** Keeps the newest point of every series and serves them. Delivered means ready to be read. */
final class OpenMetricsSink implements Sink {

  private final SeriesStore store;
  private final Renderer renderer;
  private final Endpoint endpoint;
  private final String url;

  OpenMetricsSink(SeriesStore store, Renderer renderer, Endpoint endpoint, String url) {
    this.store = store;
    this.renderer = renderer;
    this.endpoint = endpoint;
    this.url = url;
  }

  @Override
  public SinkProfile profile() {
    return SinkProfile.taking(SignalKind.METRIC, SignalKind.EVENT)
        .withPublishInterval(Duration.ZERO)
        .withBacklog(Backlog.DROP);
  }

  @Override
  public String destination() {
    return url;
  }

  @Override
  public Delivery write(Batch batch) {
    return store.put(batch);
  }

  @Override
  public void close() throws InterruptedException {
    try (renderer) {
      endpoint.close();
    }
  }
}
