package org.workloadmonitor.collector.compute;

import java.nio.file.Path;
import java.time.Duration;
import org.workloadmonitor.api.Collector;
import org.workloadmonitor.api.testkit.RecordingRecorder;
import org.workloadmonitor.api.testkit.TestContext;

/** A host collector that is run step by step. */
final class CollectorRun implements AutoCloseable {

  private final TestContext context;
  private final Collector collector;

  CollectorRun(HostConfig config, Path directory) throws Exception {
    this.context = new TestContext(directory);
    this.collector = new HostFactory().create(config, context);
  }

  /** Runs after some time, and gives what was recorded. */
  RecordingRecorder after(Duration time) throws Exception {
    context.advance(time);
    RecordingRecorder out = new RecordingRecorder(context.clock());
    collector.collect(out);
    return out;
  }

  @Override
  public void close() throws Exception {
    collector.close();
  }
}
