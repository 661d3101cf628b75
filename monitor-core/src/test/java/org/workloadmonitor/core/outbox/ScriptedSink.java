package org.workloadmonitor.core.outbox;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.workloadmonitor.api.Sink;
import org.workloadmonitor.api.sink.Batch;
import org.workloadmonitor.api.sink.Delivery;
import org.workloadmonitor.api.sink.SinkProfile;

/** A sink that does what a test says, and shows what it was given. */
final class ScriptedSink implements Sink {

  /** What to do with a write. */
  interface Script {
    Delivery write(Batch batch) throws Exception;
  }

  final BlockingQueue<Batch> written = new LinkedBlockingQueue<>();
  final BlockingQueue<ClassLoader> loaders = new LinkedBlockingQueue<>();
  final CountDownLatch closed = new CountDownLatch(1);
  volatile Script script = Delivery::delivered;

  private final SinkProfile profile;

  ScriptedSink(SinkProfile profile) {
    this.profile = profile;
  }

  @Override
  public SinkProfile profile() {
    return profile;
  }

  @Override
  public String destination() {
    return "nowhere";
  }

  @Override
  public Delivery write(Batch batch) throws Exception {
    written.add(batch);
    loaders.add(Thread.currentThread().getContextClassLoader());
    return script.write(batch);
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
