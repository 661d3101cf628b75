package org.workloadmonitor.sink.cloudwatch.service.logs;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The operation: a batch with a mistake is refused as a whole; events that are too old or too new
 * are left out, and the answer says which.
 */
final class PutLogEvents {

  private static final int MOST_EVENTS = 10_000;
  private static final int MOST_BYTES = 1_048_576;
  private static final int BYTES_PER_EVENT = 26;
  private static final Duration LONGEST_SPAN = Duration.ofHours(24);
  private static final Duration OLDEST = Duration.ofDays(14);
  private static final Duration NEWEST = Duration.ofHours(2);

  /**
   * What became of a batch.
   *
   * @param taken the events that were taken
   * @param rejected members of {@code rejectedLogEventsInfo}, by name
   */
  record Result(List<LogEvent> taken, Map<String, Integer> rejected) {}

  private final LogGroup group;
  private final String stream;
  private final Instant now;

  PutLogEvents(LogGroup group, String stream, Instant now) {
    this.group = group;
    this.stream = stream;
    this.now = now;
  }

  Result take(JsonNode logEvents) {
    List<LogEvent> events = events(logEvents);
    Instant tooOld = now.minus(OLDEST);
    Instant tooNew = now.plus(NEWEST);
    Instant expired = group.expired(now);
    int oldEnd = countBefore(events, tooOld);
    int expiredEnd = countBefore(events, expired);
    int newStart = countBefore(events, tooNew.plusMillis(1));
    Map<String, Integer> rejected = new LinkedHashMap<>();
    if (newStart < events.size()) {
      rejected.put("tooNewLogEventStartIndex", newStart);
    }
    if (oldEnd > 0) {
      rejected.put("tooOldLogEventEndIndex", oldEnd);
    }
    if (expiredEnd > 0) {
      rejected.put("expiredLogEventEndIndex", expiredEnd);
    }
    int start = Math.min(Math.max(oldEnd, expiredEnd), newStart);
    List<LogEvent> taken = List.copyOf(events.subList(start, newStart));
    checkSpan(taken);
    return new Result(taken, rejected);
  }

  private List<LogEvent> events(JsonNode logEvents) {
    if (logEvents.isEmpty() || logEvents.size() > MOST_EVENTS) {
      throw Fields.constraint(
          "[" + logEvents.size() + " events]",
          "logEvents",
          "Member must have length between 1 and " + MOST_EVENTS);
    }
    List<LogEvent> events = new ArrayList<>(logEvents.size());
    long bytes = 0;
    for (JsonNode node : logEvents) {
      LogEvent event = event(node, events.size() + 1);
      if (!events.isEmpty() && event.timestamp().isBefore(events.getLast().timestamp())) {
        throw Fields.invalid(
            "Log events in a single PutLogEvents request must be in chronological order.");
      }
      events.add(event);
      bytes += event.message().getBytes(StandardCharsets.UTF_8).length + BYTES_PER_EVENT;
    }
    if (bytes > MOST_BYTES) {
      throw Fields.invalid("Upload too large: " + bytes + " bytes exceeds limit of " + MOST_BYTES);
    }
    return events;
  }

  private LogEvent event(JsonNode node, int position) {
    Fields.onlyThese(node, "timestamp", "message");
    String place = "logEvents." + position + ".member.";
    JsonNode timestamp = node.path("timestamp");
    if (!timestamp.isIntegralNumber() || timestamp.longValue() < 0) {
      throw Fields.constraint(
          timestamp.toString(), place + "timestamp", "Member must be a time in milliseconds");
    }
    String message = Fields.text(node, "message").orElse("");
    if (message.isEmpty()) {
      throw Fields.constraint(
          message, place + "message", "Member must have length greater than or equal to 1");
    }
    return new LogEvent(group.name(), stream, Instant.ofEpochMilli(timestamp.longValue()), message);
  }

  private static int countBefore(List<LogEvent> events, Instant time) {
    return (int) events.stream().filter(event -> event.timestamp().isBefore(time)).count();
  }

  private static void checkSpan(List<LogEvent> events) {
    if (events.isEmpty()) {
      return;
    }
    Duration span = Duration.between(events.getFirst().timestamp(), events.getLast().timestamp());
    if (span.compareTo(LONGEST_SPAN) > 0) {
      throw Fields.invalid(
          "The batch of log events in a single PutLogEvents request cannot span more than 24"
              + " hours.");
    }
  }
}
