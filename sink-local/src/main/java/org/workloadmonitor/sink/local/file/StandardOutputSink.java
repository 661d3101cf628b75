package org.workloadmonitor.sink.local.file;

import java.io.IOException;
import java.io.OutputStream;
import org.workloadmonitor.api.RetryableException;
import org.workloadmonitor.api.Sink;
import org.workloadmonitor.api.sink.Batch;
import org.workloadmonitor.api.sink.Delivery;
import org.workloadmonitor.api.sink.SinkProfile;

/** Writes JSON lines to standard output, for whatever collects the output of a container. */
final class StandardOutputSink implements Sink {

  private final OutputStream out;
  private final Lines lines = new Lines();

  /**
   * Creates a sink.
   *
   * @param out unbuffered; stays open
   */
  StandardOutputSink(OutputStream out) {
    this.out = out;
  }

  @Override
  public SinkProfile profile() {
    return Lines.PROFILE;
  }

  @Override
  public String destination() {
    return "standard output";
  }

  @Override
  public Delivery write(Batch batch) throws RetryableException {
    try {
      out.write(lines.of(batch));
    } catch (IOException e) {
      throw new RetryableException("Can't write to standard output: " + e.getMessage(), e);
    }
    return Delivery.delivered(batch);
  }
}
