package org.workloadmonitor.core.outbox.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.Event;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.api.signal.MetricPoint;
import org.workloadmonitor.api.signal.MetricValue;
import org.workloadmonitor.api.signal.Severity;
import org.workloadmonitor.api.signal.Signal;
import org.workloadmonitor.api.signal.Span;
import org.workloadmonitor.api.sink.Item;

/** What is read is what was written. */
class SegmentCodecTest {

  private static final Instant TIME = Instant.parse("2026-01-01T00:00:00.123456789Z");
  private static final Component WEB = new Component("web", "Wéb ☃", "compute", tags());

  private static Map<String, String> tags() {
    Map<String, String> tags = new LinkedHashMap<>();
    tags.put("Z", "last \ud800 half");
    tags.put("A", "");
    tags.put("A", "first \ud83d\ude00");
    return tags;
  }

  private record Read(
      List<Item> items, List<Integer> bytes, List<Long> accepted, AtomicInteger holes)
      implements SegmentDecoder.Places {
    @Override
    public void hole() {
      holes.incrementAndGet();
    }

    @Override
    public void item(Item item, int size, long time) {
      items.add(item);
      bytes.add(size);
      accepted.add(time);
    }
  }

  private static Read read(byte[] content) throws IOException {
    Read read =
        new Read(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new AtomicInteger());
    SegmentDecoder.read(content, read);
    return read;
  }

  private static void comesBack(Signal... signals) throws IOException {
    SegmentEncoder encoder = new SegmentEncoder();
    List<Item> items = new ArrayList<>();
    for (Signal signal : signals) {
      Item item = new Item(WEB, signal);
      items.add(item);
      encoder.add(item, 200 + items.size(), TIME.toEpochMilli() - items.size());
      encoder.hole();
    }
    Read read = read(encoder.finish());
    assertThat(read.items()).isEqualTo(items);
    assertThat(read.holes()).hasValue(signals.length);
    assertThat(read.bytes()).first().isEqualTo(201);
    assertThat(read.accepted()).last().isEqualTo(TIME.toEpochMilli() - items.size());
  }

  private static MetricPoint gauge(double value) {
    return new MetricPoint(
        MetricDescriptor.gauge("test.gauge", "By", "A \"gauge\"."),
        Attributes.of("device", "sda"),
        new MetricValue.Gauge(value),
        TIME);
  }

  @Test
  void everyNumber() throws IOException {
    comesBack(
        gauge(0),
        gauge(-0.0),
        gauge(1),
        gauge(-17),
        gauge(0.1),
        gauge(Double.MAX_VALUE),
        gauge(Double.MIN_VALUE),
        gauge((1L << 47) - 1),
        gauge(1L << 47),
        gauge(-(1L << 53)),
        gauge(1e300));
  }

  @Test
  void everyShapeOfMetric() throws IOException {
    Instant start = Instant.parse("1969-12-31T23:59:59.5Z");
    MetricDescriptor histogram = MetricDescriptor.histogram("test.duration", "s", "");
    comesBack(
        new MetricPoint(
            MetricDescriptor.counter("test.counter", "{request}", "Ünits."),
            Attributes.EMPTY,
            new MetricValue.Counter(1e15 + 0.5, start),
            TIME),
        new MetricPoint(
            histogram,
            Attributes.EMPTY,
            new MetricValue.Samples(List.of(1.5, 2.5), List.of(1L, Long.MAX_VALUE), start),
            TIME.plusNanos(1)),
        new MetricPoint(
            histogram,
            Attributes.EMPTY,
            new MetricValue.Histogram(List.of(), List.of(0L), -1.25, TIME),
            Instant.parse("+12000-01-01T00:00:00Z")),
        new MetricPoint(
            histogram,
            Attributes.EMPTY,
            new MetricValue.Histogram(List.of(0.5, 1.0), List.of(1L, 2L, 3L), 4.5, TIME),
            TIME));
  }

  @Test
  void everyKindOfAttribute() throws IOException {
    Attributes all =
        Attributes.builder()
            .put("text", "ß\u2028\u0000")
            .put("yes", true)
            .put("no", false)
            .put("number", Long.MIN_VALUE)
            .put("share", 0.25)
            .build();
    comesBack(
        new Event("test.event", Severity.CRITICAL, "It \n happened.", all, TIME),
        new Event("test.event", Severity.INFO, "", Attributes.EMPTY, TIME));
  }

  @Test
  void spans() throws IOException {
    comesBack(
        new Span(
            "0123456789abcdef0123456789abcdef",
            "0123456789abcdef",
            Optional.of("fedcba9876543210"),
            "GET /",
            Span.Kind.CLIENT,
            TIME.minusSeconds(1),
            TIME,
            Span.Status.ERROR,
            "No.",
            Attributes.of("a", "b")),
        new Span(
            "0123456789abcdef0123456789abcdef",
            "0123456789abcde0",
            Optional.empty(),
            "root",
            Span.Kind.INTERNAL,
            TIME,
            TIME,
            Span.Status.UNSET,
            "",
            Attributes.EMPTY));
  }

  @Test
  void aPointOfAKnownSeriesTakesFewBytes() {
    SegmentEncoder encoder = new SegmentEncoder();
    for (int i = 0; i < 1_000; i++) {
      encoder.add(new Item(WEB, gauge(i / 7.0)), 200, 5);
    }
    assertThat(encoder.finish()).hasSizeLessThan(12_000);
  }

  @Test
  void anyFlippedBitIsNoticed() {
    SegmentEncoder encoder = new SegmentEncoder();
    encoder.add(new Item(WEB, gauge(1)), 200, 5);
    byte[] content = encoder.finish();
    for (int bit = 0; bit < 8 * content.length; bit++) {
      byte[] flipped = content.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      assertThatThrownBy(() -> read(flipped)).as("bit %d", bit).isInstanceOf(IOException.class);
    }
  }

  @Test
  void whatIsCutOffIsNoticed() {
    SegmentEncoder encoder = new SegmentEncoder();
    encoder.add(new Item(WEB, gauge(1)), 200, 5);
    byte[] content = encoder.finish();
    for (int length = 0; length < content.length; length++) {
      byte[] cut = Arrays.copyOf(content, length);
      assertThatThrownBy(() -> read(cut)).isInstanceOf(IOException.class);
    }
  }
}
