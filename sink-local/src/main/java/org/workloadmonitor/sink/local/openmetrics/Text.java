package org.workloadmonitor.sink.local.openmetrics;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A portion as text. A writer takes it for a whole answer, which can be mended afterwards. */
final class Text extends ByteArrayOutputStream {

  private static final byte[] END = "# EOF\n".getBytes(StandardCharsets.US_ASCII);

  private final boolean last;
  private int from;

  Text(boolean last) {
    super(1 << 13);
    this.last = last;
  }

  /** Whether the answer ends with it. */
  boolean isLast() {
    return last;
  }

  /** Drops the lines that describe the first family: an earlier portion has them. */
  void dropHead() {
    while (from < count && buf[from] == '#') {
      do {
        from++;
      } while (buf[from - 1] != '\n');
    }
  }

  /** Drops the line that ends an answer in OpenMetrics. */
  void dropEnd() {
    int start = count - END.length;
    if (start >= from && Arrays.equals(buf, start, count, END, 0, END.length)) {
      count = start;
    }
  }

  void send(OutputStream out) throws IOException {
    out.write(buf, from, count - from);
  }
}
