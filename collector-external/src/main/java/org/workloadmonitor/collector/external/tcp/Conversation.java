package org.workloadmonitor.collector.external.tcp;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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
 * <p>Bytes are taken as ISO 8859-1, which keeps each as it is.
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

  /**
   * From the first turn to the last.
   *
   * @return all that the server has said, as far as it was waited for
   */
  String hold(List<Turn> turns) throws IOException, FailedLook {
    StringBuilder all = new StringBuilder();
    for (Turn turn : turns) {
      if (turn.said().isPresent()) {
        send(turn.said().get());
      }
      if (turn.expect().isPresent()) {
        all.append(expect(turn.expect().get(), turn.words()));
      }
    }
    return Escapes.text(all.toString());
  }

  private void send(String bytes) throws IOException {
    timeline.begin(Phase.Name.REQUEST);
    said.add(bytes.strip());
    socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
    timeline.end();
  }

  private CharSequence expect(Expectation wanted, String words) throws IOException, FailedLook {
    timeline.begin(Phase.Name.FIRST_BYTE);
    StringBuilder heard = new StringBuilder();
    byte[] chunk = new byte[CHUNK];
    InputStream in = socket.getInputStream();
    do {
      int read = read(in, chunk, words, heard);
      if (heard.isEmpty()) {
        timeline.begin(Phase.Name.TRANSFER);
      }
      heard.append(new String(chunk, 0, read, StandardCharsets.ISO_8859_1));
      if (heard.length() > longest) {
        throw new FailedLook(
            Result.RESPONSE_TOO_LARGE,
            "The server said more than %d bytes without %s.".formatted(longest, words));
      }
    } while (!isMet(wanted, heard));
    timeline.end();
    return heard;
  }

  private int read(InputStream in, byte[] chunk, String words, StringBuilder heard)
      throws IOException, FailedLook {
    try {
      int read = in.read(chunk);
      if (read >= 0) {
        return read;
      }
    } catch (SocketTimeoutException e) {
      throw late(words, heard);
    }
    throw heard.isEmpty()
        ? new FailedLook(
            Result.CONNECTION_CLOSED, "The server closed the connection without an answer.")
        : unmet(words, heard, "and closed the connection");
  }

  /** Whole lines are an answer, though a wrong one; a part of a line is none yet. */
  private FailedLook late(String words, StringBuilder heard) {
    if (heard.isEmpty()) {
      return new FailedLook(Result.RESPONSE_TIMEOUT, "The server said nothing in time.");
    }
    return heard.charAt(heard.length() - 1) == '\n'
        ? unmet(words, heard, "and no more in time")
        : new FailedLook(
            Result.RESPONSE_TIMEOUT,
            "The server did not finish its answer in time; it said '%s' until then."
                .formatted(shown(heard)));
  }

  private FailedLook unmet(String words, StringBuilder heard, String end) {
    return new FailedLook(
        Result.ASSERTION_FAILED,
        "The server was to say %s; it said '%s' %s.".formatted(words, shown(heard), end));
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
    return Shown.of(Escapes.text(text));
  }
}
