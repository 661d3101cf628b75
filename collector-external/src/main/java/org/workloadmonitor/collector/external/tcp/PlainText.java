package org.workloadmonitor.collector.external.tcp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.workloadmonitor.collector.external.probe.Result;
import org.workloadmonitor.collector.external.socket.FailedLook;

/**
 * Lines in the clear before TLS. Reads no byte beyond a line: what follows belongs to TLS, and must
 * not have been said before it.
 */
final class PlainText {

  /** More than the longest line of RFC 5321, 2,000 octets in extensions. */
  private static final int LONGEST_LINE = 4_096;

  private static final int MOST_LINES = 100;

  private final InputStream in;
  private final OutputStream out;

  PlainText(Socket socket) throws IOException {
    this.in = socket.getInputStream();
    this.out = socket.getOutputStream();
  }

  void say(String line) throws IOException {
    say((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
  }

  void say(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
  }

  /** The next byte. */
  char hearByte() throws IOException, FailedLook {
    int next = in.read();
    if (next < 0) {
      throw new FailedLook(
          Result.CONNECTION_CLOSED, "The server closed the connection before TLS began.");
    }
    return (char) next;
  }

  /** The next line, without its end. */
  String hear() throws IOException, FailedLook {
    StringBuilder line = new StringBuilder();
    for (char next = hearByte(); next != '\n'; next = hearByte()) {
      if (line.length() == LONGEST_LINE) {
        throw new FailedLook(Result.INVALID_RESPONSE, "The server's line does not end.");
      }
      line.append(next);
    }
    int end = line.length() - 1;
    return end >= 0 && line.charAt(end) == '\r' ? line.substring(0, end) : line.toString();
  }

  /** A line that begins so; others before it are passed over where they begin otherwise. */
  String hearUntil(String one, String other) throws IOException, FailedLook {
    for (int i = 0; i < MOST_LINES; i++) {
      String line = hear();
      if (line.startsWith(one) || line.startsWith(other)) {
        return line;
      }
    }
    throw new FailedLook(Result.INVALID_RESPONSE, "The server talks on and does not answer.");
  }
}
