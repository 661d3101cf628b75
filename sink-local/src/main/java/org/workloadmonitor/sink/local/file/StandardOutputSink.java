package org.workloadmonitor.sink.local.file;

import java.io.IOException;
import java.io.OutputStream;
import org.workloadmonitor.api.RetryableException;
import org.workloadmonitor.api.Sink;
import org.workloadmonitor.api.sink.Batch;
import org.workloadmonitor.api.sink.Delivery;
import org.workloadmonitor.api.sink.Outcome;
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
      if (isGone(e)) {
        return Delivery.all(batch, Outcome.rejected("Nobody reads standard output any more."));
      }
      throw new RetryableException("Can't write to standard output: " + e.getMessage(), e);
    }
    return Delivery.delivered(batch);
  }

  /**
   * A reader that has gone, as in {@code | head -1}, does not come back; to keep what it will never
   * read would only hold up the end. A full disk, on the other hand, may have room again.
   */
  private static boolean isGone(IOException failure) {
    String reason = String.valueOf(failure.getMessage());
    return reason.contains("Broken pipe") || reason.contains("Bad file descriptor");
  }
}
