package org.workloadmonitor.collector.external.socket;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/**
 * A socket whose reads together take no longer than the deadline allows. The time-out of a plain
 * socket starts anew with each read, so a peer that sends a byte a second would never meet it.
 */
public final class TimedSocket extends Socket {

  private final Deadline deadline;
  private @Nullable InputStream input;

  /** An unconnected socket. */
  public TimedSocket(Deadline deadline) {
    this.deadline = deadline;
  }

  @Override
  public InputStream getInputStream() throws IOException {
    if (input == null) {
      input = new TimedStream(super.getInputStream());
    }
    return input;
  }

  private final class TimedStream extends FilterInputStream {

    TimedStream(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      setSoTimeout(deadline.millis());
      return super.read();
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
      setSoTimeout(deadline.millis());
      return super.read(into, from, most);
    }
  }
}
