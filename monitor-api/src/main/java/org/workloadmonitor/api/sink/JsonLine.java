package org.workloadmonitor.api.sink;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.Event;
import org.workloadmonitor.api.signal.MetricPoint;
import org.workloadmonitor.api.signal.MetricValue;
import org.workloadmonitor.api.signal.Span;

/**
 * The agent's own form of a signal: one JSON object (RFC 8259) on one line, without the line's end.
 * Users script against it, so keys are added at the end and never renamed.
 */
public final class JsonLine {

  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final StringBuilder out;

  private JsonLine(StringBuilder out) {
    this.out = out;
  }

  /** The line of an item. */
  public static String of(Item item) {
    StringBuilder out = new StringBuilder(256);
    append(item, out);
    return out.toString();
  }

  /** Appends the line of an item. */
  public static void append(Item item, StringBuilder out) {
    new JsonLine(out).item(item);
  }

  private void item(Item item) {
    switch (item.signal()) {
      case MetricPoint point -> metric(item.component(), point);
      case Event event -> event(item.component(), event);
      case Span span -> span(item.component(), span);
    }
  }

  private void metric(Component component, MetricPoint point) {
    begin("metric", component, point.name());
    text("unit", point.descriptor().unit());
    switch (point.value()) {
      case MetricValue.Gauge(double value) -> {
        text("metric_kind", "gauge");
        key("value").number(value);
      }
      case MetricValue.Counter(double value, Instant start) -> {
        text("metric_kind", "counter");
        key("value").number(value);
        time("start", start);
      }
      case MetricValue.Samples samples -> {
        text("metric_kind", word(point.descriptor().kind()));
        key("values").numbers(samples.values());
        key("counts").numbers(samples.counts());
        time("start", samples.start());
      }
      case MetricValue.Histogram histogram -> {
        text("metric_kind", "histogram");
        key("bounds").numbers(histogram.bounds());
        key("counts").numbers(histogram.counts());
        key("sum").number(histogram.sum());
        time("start", histogram.start());
      }
    }
    end(point.attributes(), point.timestamp());
  }

  private void event(Component component, Event event) {
    begin("event", component, event.name());
    text("severity", word(event.severity()));
    text("message", event.message());
    end(event.attributes(), event.timestamp());
  }

  private void span(Component component, Span span) {
    begin("span", component, span.name());
    text("trace_id", span.traceId());
    text("span_id", span.spanId());
    span.parentSpanId().ifPresent(parent -> text("parent_span_id", parent));
    text("span_kind", word(span.spanKind()));
    text("status", word(span.status()));
    text("status_message", span.statusMessage());
    time("start", span.start());
    key("duration_seconds").number(seconds(Duration.between(span.start(), span.end())));
    end(span.attributes(), span.timestamp());
  }

  private static double seconds(Duration duration) {
    return duration.getSeconds() + duration.getNano() / 1e9;
  }

  private void begin(String kind, Component component, String name) {
    out.append("{\"kind\":\"").append(kind).append('"');
    text("component", component.id());
    text("component_type", component.type());
    text("name", name);
  }

  private void end(Attributes attributes, Instant timestamp) {
    key("attributes").attributes(attributes);
    time("timestamp", timestamp);
    out.append('}');
  }

  private void attributes(Attributes attributes) {
    out.append('{');
    attributes.forEach(
        (name, value) -> {
          if (out.charAt(out.length() - 1) != '{') {
            out.append(',');
          }
          string(name);
          out.append(':');
          switch (value) {
            case Double number -> number(number);
            case Long number -> out.append(number.longValue());
            case Boolean truth -> out.append(truth.booleanValue());
            default -> string(value.toString());
          }
        });
    out.append('}');
  }

  private JsonLine key(String key) {
    out.append(",\"").append(key).append("\":");
    return this;
  }

  private void text(String key, String value) {
    key(key).string(value);
  }

  private void time(String key, Instant time) {
    key(key);
    out.append('"');
    MILLIS.formatTo(time, out);
    out.append('"');
  }

  private void numbers(List<? extends Number> numbers) {
    out.append('[');
    for (int i = 0; i < numbers.size(); i++) {
      out.append(i == 0 ? "" : ",");
      switch (numbers.get(i)) {
        case Long whole -> out.append(whole.longValue());
        case Number other -> number(other.doubleValue());
      }
    }
    out.append(']');
  }

  /** JSON has no word for what is not finite; whole numbers are written as such. */
  private void number(double value) {
    if (!Double.isFinite(value)) {
      out.append("null");
    } else if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      out.append((long) value);
    } else {
      out.append(value);
    }
  }

  private void string(String value) {
    out.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < 0x20 || Character.isSurrogate(c) || c == '\u2028' || c == '\u2029') {
            out.append("\\u").append("%04x".formatted((int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(java.util.Locale.ROOT);
  }
}
