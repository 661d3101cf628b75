package org.workloadmonitor.core.self;

import java.time.Instant;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricPoint;
import org.workloadmonitor.api.signal.Signal;

/** Adds to every metric point of which sink it is. */
final class SinkRecorder implements Recorder {

  private final Recorder out;
  private final String id;

  SinkRecorder(Recorder out, String id) {
    this.out = out;
    this.id = id;
  }

  @Override
  public Instant time() {
    return out.time();
  }

  @Override
  public void record(Signal signal) {
    out.record(signal instanceof MetricPoint point ? named(point) : signal);
  }

  private MetricPoint named(MetricPoint point) {
    Attributes attributes = point.attributes().toBuilder().put("workload.sink.id", id).build();
    return new MetricPoint(point.descriptor(), attributes, point.value(), point.timestamp());
  }

  @Override
  public void problem(String part, String reason) {
    out.problem("sink " + id + ": " + part, reason);
  }
}
