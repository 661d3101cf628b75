package org.workloadmonitor.sink.cloudwatch.logs;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.workloadmonitor.api.signal.Event;
import org.workloadmonitor.api.sink.Item;
import org.workloadmonitor.api.sink.JsonLine;

/** Writes events as lines of JSON that CloudWatch Logs has room for. */
final class LogLines {

  static final int OVERHEAD = 26;

  /**
   * The most bytes of one event, overhead included. The service takes more by now; this much every
   * region and emulator takes.
   */
  static final int LONGEST = 256 * 1024;

  private LogLines() {}

  /** The line of an event; its message is shortened if it is too long. Empty if that is no help. */
  static Optional<LogLine> of(int item, Item content, Event event) {
    LogLine whole = line(item, content, event);
    if (whole.bytes() <= LONGEST) {
      return Optional.of(whole);
    }
    String note = "... (shortened from %d characters)".formatted(event.message().length());
    int rest = line(item, content, saying(note, event)).bytes();
    // A character takes six bytes at most, as the escape of JSON.
    int room = (LONGEST - rest) / 6;
    if (room <= 0) {
      return Optional.empty();
    }
    String start = event.message().substring(0, Math.min(room, event.message().length()));
    return Optional.of(line(item, content, saying(start + note, event)));
  }

  private static Event saying(String message, Event event) {
    return new Event(
        event.name(), event.severity(), message, event.attributes(), event.timestamp());
  }

  private static LogLine line(int item, Item content, Event event) {
    String text = JsonLine.of(new Item(content.component(), event));
    return new LogLine(item, event.timestamp().toEpochMilli(), text, bytes(text) + OVERHEAD);
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
