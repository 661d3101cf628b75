package org.workloadmonitor.collector.external.tcp;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.workloadmonitor.api.config.Secret;
import org.workloadmonitor.collector.external.assertion.Unanswered;
import org.workloadmonitor.collector.external.probe.Phase;
import org.workloadmonitor.collector.external.probe.Result;
import org.workloadmonitor.collector.external.socket.Deadline;
import org.workloadmonitor.collector.external.socket.FailedLook;
import org.workloadmonitor.collector.external.socket.Timeline;

/**
 * Says and hears what the configuration asks for; the phases {@code request}, {@code first_byte}
 * and {@code transfer} of each exchange.
 *
 * <p>Bytes are taken as ISO 8859-1, which keeps each as it is; a text is sent as UTF-8.
 */
final class Conversation {

  private static final int CHUNK = 4_096;

  private final Socket socket;
  private final Deadline deadline;
  private final int longest;
  private final Timeline timeline;
  private final List<String> said = new ArrayList<>();

  Conversation(Socket socket, Deadline deadline, long longest, Timeline timeline) {
    this.socket = socket;
    this.deadline = deadline;
    this.longest = Math.toIntExact(longest);
    this.timeline = timeline;
  }

  void hold(List<Exchange> exchanges) throws IOException, FailedLook {
    for (Exchange exchange : exchanges) {
      if (exchange.send().isPresent()) {
        send(exchange.send().get());
      }
      if (exchange.expect().isPresent()) {
        expect(exchange.expect().get());
      }
    }
  }

  private void send(Secret text) throws IOException {
    timeline.begin(Phase.Name.REQUEST);
    String bytes = Escapes.resolve(text.reveal());
    said.add(bytes.strip());
    socket.getOutputStream().write(bytes.getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().flush();
    timeline.end();
  }

  private void expect(Expectation wanted) throws IOException, FailedLook {
    timeline.begin(Phase.Name.FIRST_BYTE);
    StringBuilder heard = new StringBuilder();
    byte[] chunk = new byte[CHUNK];
    InputStream in = socket.getInputStream();
    do {
      int read = read(in, chunk, wanted, heard);
      if (heard.isEmpty()) {
        timeline.begin(Phase.Name.TRANSFER);
      }
      heard.append(new String(chunk, 0, read, StandardCharsets.ISO_8859_1));
      if (heard.length() > longest) {
        throw new FailedLook(
            Result.RESPONSE_TOO_LARGE,
            "The server said more than %d bytes without %s.".formatted(longest, wanted.words()));
      }
    } while (!isMet(wanted, heard));
    timeline.end();
  }

  private int read(InputStream in, byte[] chunk, Expectation wanted, StringBuilder heard)
      throws IOException, FailedLook {
    try {
      int read = in.read(chunk);
      if (read >= 0) {
        return read;
      }
    } catch (SocketTimeoutException e) {
      throw late(wanted, heard);
    }
    throw heard.isEmpty()
        ? new FailedLook(
            Result.CONNECTION_CLOSED, "The server closed the connection without an answer.")
        : unmet(wanted, heard, "and closed the connection");
  }

  /** Whole lines are an answer, though a wrong one; a part of a line is none yet. */
  private FailedLook late(Expectation wanted, StringBuilder heard) {
    if (heard.isEmpty()) {
      return new FailedLook(Result.RESPONSE_TIMEOUT, "The server said nothing in time.");
    }
    return heard.charAt(heard.length() - 1) == '\n'
        ? unmet(wanted, heard, "and no more in time")
        : new FailedLook(
            Result.RESPONSE_TIMEOUT,
            "The server did not finish its answer in time; it said '%s' until then."
                .formatted(shown(heard)));
  }

  private FailedLook unmet(Expectation wanted, StringBuilder heard, String end) {
    return new FailedLook(
        Result.ASSERTION_FAILED,
        "The server was to say %s; it said '%s' %s.".formatted(wanted.words(), shown(heard), end));
  }

  private boolean isMet(Expectation wanted, StringBuilder heard) throws FailedLook {
    try {
      return wanted.isMet(heard, deadline.forSearch());
    } catch (Unanswered e) {
      throw new FailedLook(Result.PROBE_FAILED, e.reason());
    }
  }

  /** A server may echo what it heard, and that may be a password. */
  private String shown(StringBuilder heard) {
    String text = heard.toString();
    for (String secret : said) {
      text = secret.isEmpty() ? text : text.replace(secret, "***");
    }
    return Shown.of(text);
  }
}
