package org.workloadmonitor.core.outbox.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.Event;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.api.signal.MetricKind;
import org.workloadmonitor.api.signal.MetricPoint;
import org.workloadmonitor.api.signal.MetricValue;
import org.workloadmonitor.api.signal.Severity;
import org.workloadmonitor.api.signal.Signal;
import org.workloadmonitor.api.signal.Span;
import org.workloadmonitor.api.sink.Item;

/** Reads what {@link SegmentEncoder} wrote. For use once. */
public final class SegmentDecoder {

  /** Is shown each place in order. */
  public interface Places {

    /** A place whose item was not pending any more when the segment was written. */
    void hole();

    /** An item. */
    void item(Item item, int bytes, long accepted);
  }

  private final ByteBuffer in;
  private final List<Component> components = new ArrayList<>();
  private final List<MetricDescriptor> descriptors = new ArrayList<>();
  private final List<Attributes> attributes = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();
  private final List<Instant> times = new ArrayList<>();

  private @Nullable Component component;
  private @Nullable Instant time;
  private long accepted;
  private int bytes = -1;
  private long second;

  private SegmentDecoder(ByteBuffer in) {
    this.in = in;
  }

  /**
   * Reads a segment.
   *
   * @throws IOException if it is not what was written
   */
  public static void read(byte[] content, Places places) throws IOException {
    int length = content.length - Content.CHECKSUM;
    if (length < 1) {
      throw new IOException("it is cut off");
    }
    ByteBuffer in = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    CRC32C checksum = new CRC32C();
    checksum.update(content, 0, length);
    if (checksum.getValue() != in.getLong(length)) {
      throw new IOException("its checksum is wrong");
    }
    if (in.get() != Content.VERSION) {
      throw new IOException("it has a form of another version");
    }
    try {
      new SegmentDecoder(in.limit(length)).all(places);
    } catch (RuntimeException e) {
      throw new IOException("it holds what no signal can be", e);
    }
  }

  private void all(Places places) {
    while (in.hasRemaining()) {
      int tag = in.get() & 0xFF;
      if (tag == Content.HOLE) {
        places.hole();
      } else {
        begin(tag);
        places.item(new Item(known(component), signal(tag)), bytes, accepted);
      }
    }
  }

  private void begin(int tag) {
    if ((tag & Content.SAME_COMPONENT) == 0) {
      component = refer(components, this::component);
    }
    if ((tag & Content.SAME_TIME) == 0) {
      time = time();
    }
    if ((tag & Content.SAME_ACCEPTED) == 0) {
      accepted += signed();
    }
    if ((tag & Content.SAME_SIZE) == 0) {
      bytes = Math.toIntExact(unsigned());
    }
  }

  private static <T> T known(@Nullable T thing) {
    if (thing == null) {
      throw new IllegalStateException("The first item refers to one before it.");
    }
    return thing;
  }

  private Signal signal(int tag) {
    return switch (tag & Content.SHAPE) {
      case Content.EVENT ->
          new Event(text(), Severity.valueOf(text()), text(), attributes(), known(time));
      case Content.SPAN -> span();
      default -> point(tag);
    };
  }

  private MetricPoint point(int tag) {
    MetricDescriptor descriptor = refer(descriptors, this::descriptor);
    return new MetricPoint(descriptor, attributes(), value(tag), known(time));
  }

  private MetricValue value(int tag) {
    return switch (tag & Content.SHAPE) {
      case Content.GAUGE -> new MetricValue.Gauge(number(tag));
      case Content.COUNTER -> new MetricValue.Counter(number(tag), time());
      case Content.SAMPLES -> {
        Instant start = time();
        List<Double> values = doubles();
        yield new MetricValue.Samples(values, longs(values.size()), start);
      }
      case Content.HISTOGRAM -> {
        Instant start = time();
        List<Double> bounds = doubles();
        List<Long> counts = longs(bounds.size() + 1);
        yield new MetricValue.Histogram(bounds, counts, in.getDouble(), start);
      }
      default -> throw new IllegalStateException("Unknown shape: " + tag);
    };
  }

  private Span span() {
    Instant start = time();
    String traceId = plainText();
    String spanId = plainText();
    String parent = plainText();
    return new Span(
        traceId,
        spanId,
        parent.isEmpty() ? Optional.empty() : Optional.of(parent),
        text(),
        Span.Kind.valueOf(text()),
        start,
        known(time),
        Span.Status.valueOf(text()),
        text(),
        attributes());
  }

  private <T> T refer(List<T> known, Supplier<T> definition) {
    long number = unsigned();
    if (number > 0) {
      return known.get(Math.toIntExact(number - 1));
    }
    T thing = definition.get();
    known.add(thing);
    return thing;
  }

  private String text() {
    return refer(texts, this::plainText);
  }

  private Instant time() {
    return refer(times, this::instant);
  }

  private Instant instant() {
    second += signed();
    return Instant.ofEpochSecond(second, unsigned());
  }

  private Component component() {
    String id = plainText();
    String name = plainText();
    String type = text();
    Map<String, String> tags = new LinkedHashMap<>();
    for (long left = unsigned(); left > 0; left--) {
      String tag = text();
      tags.put(tag, text());
    }
    return new Component(id, name, type, tags);
  }

  private MetricDescriptor descriptor() {
    return new MetricDescriptor(plainText(), MetricKind.valueOf(text()), text(), plainText());
  }

  private Attributes attributes() {
    return refer(attributes, this::newAttributes);
  }

  private Attributes newAttributes() {
    Attributes.Builder builder = Attributes.builder();
    for (long left = unsigned(); left > 0; left--) {
      String name = text();
      switch (in.get()) {
        case 'l' -> builder.put(name, signed());
        case 'd' -> builder.put(name, in.getDouble());
        case 't' -> builder.put(name, true);
        case 'f' -> builder.put(name, false);
        default -> builder.put(name, text());
      }
    }
    return builder.build();
  }

  private double number(int tag) {
    return (tag & Content.WHOLE_NUMBER) != 0 ? (double) signed() : in.getDouble();
  }

  private List<Double> doubles() {
    int size = Math.toIntExact(unsigned());
    List<Double> values = new ArrayList<>(Math.min(size, in.remaining()));
    for (int i = 0; i < size; i++) {
      values.add(in.getDouble());
    }
    return values;
  }

  private List<Long> longs(int size) {
    List<Long> values = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      values.add(unsigned());
    }
    return values;
  }

  private long unsigned() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte next = in.get();
      value |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IllegalStateException("A number has no end.");
  }

  private long signed() {
    long value = unsigned();
    return (value >>> 1) ^ -(value & 1);
  }

  private String plainText() {
    int length = Math.toIntExact(unsigned());
    if (length > in.remaining()) {
      throw new IllegalStateException("A text is longer than what is left.");
    }
    if (isAscii(length)) {
      byte[] text = new byte[length];
      in.get(text);
      return new String(text, StandardCharsets.ISO_8859_1);
    }
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append((char) unsigned());
    }
    return text.toString();
  }

  /**
   * Whether the next bytes are characters one by one. A text with any other has a byte above 127
   * among them, for each character takes at least one.
   */
  private boolean isAscii(int length) {
    for (int i = in.position(), end = i + length; i < end; i++) {
      if (in.get(i) < 0) {
        return false;
      }
    }
    return true;
  }
}
