package org.workloadmonitor.sink.cloudwatch.aws;

import java.io.InputStream;
import software.amazon.awssdk.http.ContentStreamProvider;

/**
 * A body that knows how far it got: as long as its last byte was not asked for, no server can have
 * the whole request.
 *
 * <p>The last two bytes are given one at a time. The connection of the JDK tells only at the next
 * write that one failed; so when the last byte is asked for, all but two have left without a
 * failure.
 */
final class Handover implements ContentStreamProvider {

  private final byte[] body;
  private volatile boolean complete;

  Handover(byte[] body) {
    this.body = body;
  }

  /** Whether all of it may have arrived. */
  boolean isComplete() {
    return complete;
  }

  @Override
  public InputStream newStream() {
    return new Stream();
  }

  private final class Stream extends InputStream {

    private int at;

    @Override
    public int read() {
      if (at == body.length) {
        return -1;
      }
      complete |= at == body.length - 1;
      return body[at++] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      int most = Math.min(length, body.length - 2 - at);
      if (most > 0) {
        System.arraycopy(body, at, into, offset, most);
        at += most;
        return most;
      }
      int next = length == 0 ? -1 : read();
      if (next < 0) {
        return length == 0 ? 0 : -1;
      }
      into[offset] = (byte) next;
      return 1;
    }
  }
}
