package org.workloadmonitor.api.signal;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An operation with a beginning and an end, as part of a trace: a step of a synthetic journey.
 *
 * @param traceId the trace that it belongs to: 32 lower-case hexadecimal digits, as in W3C Trace
 *     Context
 * @param spanId 16 lower-case hexadecimal digits
 * @param parentSpanId the span that caused this one; empty for the root of the trace
 * @param name what was done, in few words
 * @param spanKind its side of the conversation
 * @param start when it began
 * @param end when it ended; not before {@code start}
 * @param status how it ended
 * @param statusMessage why, where the status is ERROR; may be empty; without secrets
 * @param attributes the particulars
 */
public record Span(
    String traceId,
    String spanId,
    Optional<String> parentSpanId,
    String name,
    Kind spanKind,
    Instant start,
    Instant end,
    Status status,
    String statusMessage,
    Attributes attributes)
    implements Signal {

  private static final Pattern TRACE_ID = Pattern.compile("[0-9a-f]{32}");
  private static final Pattern SPAN_ID = Pattern.compile("[0-9a-f]{16}");

  /** The side of the conversation that a span describes. */
  public enum Kind {
    /** Work inside one process. */
    INTERNAL,
    /** A request to somebody else, seen from here. */
    CLIENT,
    /** A request from somebody else. */
    SERVER
  }

  /** How an operation ended. */
  public enum Status {
    /** Nothing was said. */
    UNSET,
    /** It did what it should. */
    OK,
    /** It failed. */
    ERROR
  }

  /**
   * Checks ids and times.
   *
   * @throws IllegalArgumentException if an id has another form, the name is blank or the end lies
   *     before the start
   */
  public Span {
    requireForm(TRACE_ID, traceId, "trace id");
    requireForm(SPAN_ID, spanId, "span id");
    parentSpanId.ifPresent(parent -> requireForm(SPAN_ID, parent, "parent span id"));
    if (name.isBlank()) {
      throw new IllegalArgumentException("A span's name must not be blank.");
    }
    if (end.isBefore(start)) {
      throw new IllegalArgumentException(
          "The span '%s' ends (%s) before it starts (%s).".formatted(name, end, start));
    }
    Objects.requireNonNull(spanKind, "spanKind");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(statusMessage, "statusMessage");
    Objects.requireNonNull(attributes, "attributes");
  }

  @Override
  public SignalKind kind() {
    return SignalKind.SPAN;
  }

  @Override
  public Instant timestamp() {
    return end;
  }

  private static void requireForm(Pattern form, String id, String what) {
    if (!form.matcher(id).matches()) {
      throw new IllegalArgumentException("Not a %s: '%s'.".formatted(what, id));
    }
  }
}
