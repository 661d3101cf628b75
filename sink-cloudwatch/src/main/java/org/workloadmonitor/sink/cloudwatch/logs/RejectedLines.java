package org.workloadmonitor.sink.cloudwatch.logs;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which lines of a batch PutLogEvents left out although it took the batch (API reference,
 * RejectedLogEventsInfo).
 *
 * @param tooOldBefore all lines before this one were too old, or older than the group keeps
 * @param tooNewFrom this line and all after it were too far in the future
 */
record RejectedLines(int tooOldBefore, int tooNewFrom) {

  private static final Pattern OLD =
      Pattern.compile("\"(?:tooOld|expired)LogEventEndIndex\"\\s*:\\s*(\\d{1,6})");
  private static final Pattern NEW =
      Pattern.compile("\"tooNewLogEventStartIndex\"\\s*:\\s*(\\d{1,6})");

  /** Reads the service's answer. */
  static RejectedLines in(String body) {
    int old = 0;
    for (Matcher matcher = OLD.matcher(body); matcher.find(); ) {
      old = Math.max(old, Integer.parseInt(matcher.group(1)));
    }
    Matcher matcher = NEW.matcher(body);
    return new RejectedLines(
        old, matcher.find() ? Integer.parseInt(matcher.group(1)) : Integer.MAX_VALUE);
  }
}
