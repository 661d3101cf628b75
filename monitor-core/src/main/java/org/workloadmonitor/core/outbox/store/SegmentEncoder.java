package org.workloadmonitor.core.outbox.store;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.Event;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.api.signal.MetricPoint;
import org.workloadmonitor.api.signal.MetricValue;
import org.workloadmonitor.api.signal.Span;
import org.workloadmonitor.api.sink.Item;

/** Writes one segment in the form of {@link Content}, place by place. For use once. */
public final class SegmentEncoder {

  private final Bytes out = new Bytes();
  private final Map<Component, Integer> components = new HashMap<>();
  private final Map<MetricDescriptor, Integer> descriptors = new HashMap<>();
  private final Map<Attributes, Integer> attributes = new HashMap<>();
  private final Map<String, Integer> texts = new HashMap<>();
  private final Map<Instant, Integer> times = new HashMap<>();

  private @Nullable Component lastComponent;
  private @Nullable Instant lastTime;
  private long lastAccepted;
  private int lastSize = -1;
  private long lastSecond;

  /** Begins a segment. */
  public SegmentEncoder() {
    out.put(Content.VERSION);
  }

  /** A place whose item is not pending any more. */
  public void hole() {
    out.put(Content.HOLE);
  }

  /**
   * The item of the next place.
   *
   * @param bytes the length of its JSON line
   * @param accepted when it came in, in milliseconds since 1970
   */
  public void add(Item item, int bytes, long accepted) {
    switch (item.signal()) {
      case MetricPoint point -> {
        MetricValue value = point.value();
        begin(item, shape(value) | number(value), point.timestamp(), bytes, accepted);
        refer(descriptors, point.descriptor(), this::descriptor);
        refer(attributes, point.attributes(), this::attributes);
        value(value);
      }
      case Event event -> {
        begin(item, Content.EVENT, event.timestamp(), bytes, accepted);
        text(event.name());
        text(event.severity().name());
        text(event.message());
        refer(attributes, event.attributes(), this::attributes);
      }
      case Span span -> {
        begin(item, Content.SPAN, span.end(), bytes, accepted);
        time(span.start());
        out.text(span.traceId());
        out.text(span.spanId());
        out.text(span.parentSpanId().orElse(""));
        text(span.name());
        text(span.spanKind().name());
        text(span.status().name());
        text(span.statusMessage());
        refer(attributes, span.attributes(), this::attributes);
      }
    }
  }

  private static int shape(MetricValue value) {
    return switch (value) {
      case MetricValue.Gauge _ -> Content.GAUGE;
      case MetricValue.Counter _ -> Content.COUNTER;
      case MetricValue.Samples _ -> Content.SAMPLES;
      case MetricValue.Histogram _ -> Content.HISTOGRAM;
    };
  }

  private static int number(MetricValue value) {
    return switch (value) {
      case MetricValue.Gauge(double number) -> isWhole(number) ? Content.WHOLE_NUMBER : 0;
      case MetricValue.Counter(double number, _) -> isWhole(number) ? Content.WHOLE_NUMBER : 0;
      default -> 0;
    };
  }

  /** Small enough that it takes less than eight bytes; -0.0 is not whole. */
  private static boolean isWhole(double value) {
    return Math.abs(value) < 1L << 47
        && Double.doubleToRawLongBits((double) (long) value) == Double.doubleToRawLongBits(value);
  }

  private void begin(Item item, int shape, Instant time, int bytes, long accepted) {
    boolean sameComponent = item.component().equals(lastComponent);
    boolean sameTime = time.equals(lastTime);
    boolean sameAccepted = accepted == lastAccepted;
    boolean sameSize = bytes == lastSize;
    out.put(
        shape
            | (sameComponent ? Content.SAME_COMPONENT : 0)
            | (sameTime ? Content.SAME_TIME : 0)
            | (sameAccepted ? Content.SAME_ACCEPTED : 0)
            | (sameSize ? Content.SAME_SIZE : 0));
    if (!sameComponent) {
      refer(components, item.component(), this::component);
      lastComponent = item.component();
    }
    if (!sameTime) {
      time(time);
      lastTime = time;
    }
    if (!sameAccepted) {
      out.signed(accepted - lastAccepted);
      lastAccepted = accepted;
    }
    if (!sameSize) {
      out.unsigned(bytes);
      lastSize = bytes;
    }
  }

  /** Writes a number for what is known, or 0 and the thing itself. */
  private <T> void refer(Map<T, Integer> known, T thing, Consumer<T> definition) {
    Integer number = known.get(thing);
    if (number != null) {
      out.unsigned(number);
      return;
    }
    out.put(0);
    definition.accept(thing);
    known.put(thing, known.size() + 1);
  }

  private void text(String text) {
    refer(texts, text, out::text);
  }

  private void time(Instant time) {
    refer(times, time, this::instant);
  }

  private void instant(Instant time) {
    out.signed(time.getEpochSecond() - lastSecond);
    out.unsigned(time.getNano());
    lastSecond = time.getEpochSecond();
  }

  private void component(Component component) {
    out.text(component.id());
    out.text(component.name());
    text(component.type());
    out.unsigned(component.tags().size());
    component
        .tags()
        .forEach(
            (tag, value) -> {
              text(tag);
              text(value);
            });
  }

  private void descriptor(MetricDescriptor descriptor) {
    out.text(descriptor.name());
    text(descriptor.kind().name());
    text(descriptor.unit());
    out.text(descriptor.description());
  }

  private void attributes(Attributes all) {
    out.unsigned(all.size());
    all.forEach(
        (name, value) -> {
          text(name);
          switch (value) {
            case Long number -> {
              out.put('l');
              out.signed(number);
            }
            case Double number -> {
              out.put('d');
              out.fixed(Double.doubleToRawLongBits(number));
            }
            case Boolean truth -> out.put(truth ? 't' : 'f');
            default -> {
              out.put('s');
              text((String) value);
            }
          }
        });
  }

  private void value(MetricValue value) {
    switch (value) {
      case MetricValue.Gauge(double number) -> number(number);
      case MetricValue.Counter(double number, Instant start) -> {
        number(number);
        time(start);
      }
      case MetricValue.Samples samples -> {
        time(samples.start());
        doubles(samples.values());
        samples.counts().forEach(out::unsigned);
      }
      case MetricValue.Histogram histogram -> {
        time(histogram.start());
        doubles(histogram.bounds());
        histogram.counts().forEach(out::unsigned);
        out.fixed(Double.doubleToRawLongBits(histogram.sum()));
      }
    }
  }

  private void number(double number) {
    if (isWhole(number)) {
      out.signed((long) number);
    } else {
      out.fixed(Double.doubleToRawLongBits(number));
    }
  }

  private void doubles(List<Double> values) {
    out.unsigned(values.size());
    for (double value : values) {
      out.fixed(Double.doubleToRawLongBits(value));
    }
  }

  /** Ends the segment and gives its content. */
  public byte[] finish() {
    CRC32C checksum = new CRC32C();
    checksum.update(out.array(), 0, out.size());
    out.fixed(checksum.getValue());
    return out.toArray();
  }
}
