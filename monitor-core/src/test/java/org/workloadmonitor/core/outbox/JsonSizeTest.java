package org.workloadmonitor.core.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
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
import org.workloadmonitor.api.sink.JsonLine;

class JsonSizeTest {

  private static final String[] TEXTS = {
    "x",
    "eth0",
    "/var/lib/data",
    "a \"quoted\" \\ text",
    "\n\r\t\u0001\u001f",
    "Größe",
    "名前",
    "\uD83D\uDE00 \u2028\u2029",
    "",
    "\u007f\u0080\u07ff\u0800\uffff"
  };
  private static final double[] NUMBERS = {
    0, -1, 0.1, 1e15, -2.2250738585072014E-308, Double.MAX_VALUE, Double.NaN, 123456.789
  };
  private static final Instant FAR = Instant.parse("+123456789-01-01T00:00:00Z");
  private static final Instant LONG_AGO = Instant.parse("-123456789-01-01T00:00:00Z");
  private static final Instant[] TIMES = {
    Instant.EPOCH, Instant.parse("2026-01-01T00:00:00.123456789Z"), FAR, LONG_AGO
  };

  private final SplittableRandom random = new SplittableRandom(20261122);

  @Test
  void isNeverLessThanTheLine() {
    for (int i = 0; i < 20_000; i++) {
      Item item = new Item(component(), signal());
      int actual = JsonLine.of(item).getBytes(UTF_8).length + 1;
      assertThat(JsonSize.of(item)).as(JsonLine.of(item)).isGreaterThanOrEqualTo(actual);
    }
  }

  @Test
  void isCloseToTheLineOfAnOrdinaryPoint() {
    Item item =
        new Item(
            new Component("web_server_01", "Web server", "compute", Map.of()),
            new MetricPoint(
                MetricDescriptor.gauge("system.filesystem.utilization", "1", ""),
                Attributes.of("system.device", "/dev/sda1", "system.filesystem.mountpoint", "/"),
                new MetricValue.Gauge(0.4213),
                Instant.parse("2026-01-01T00:00:00Z")));
    int actual = JsonLine.of(item).length() + 1;
    assertThat(JsonSize.of(item) - actual).isBetween(0, 70);
  }

  private Component component() {
    return new Component("c" + text(), "name", "t" + text(), Map.of("tag", text()));
  }

  private Signal signal() {
    return switch (random.nextInt(6)) {
      case 0 -> point(MetricKind.GAUGE, new MetricValue.Gauge(number()));
      case 1 -> point(MetricKind.COUNTER, new MetricValue.Counter(number(), time()));
      case 2 ->
          point(
              MetricKind.HISTOGRAM,
              new MetricValue.Samples(
                  List.of(number(), number()), List.of(1L, Long.MAX_VALUE), time()));
      case 3 ->
          point(
              MetricKind.HISTOGRAM,
              new MetricValue.Histogram(
                  List.of(-1.7976931348623157E308, 0.1),
                  List.of(0L, Long.MAX_VALUE, 7L),
                  number(),
                  time()));
      case 4 -> new Event("test.event", Severity.CRITICAL, text(), attributes(), time());
      default ->
          new Span(
              "0123456789abcdef0123456789abcdef",
              "0123456789abcdef",
              Optional.of("0123456789abcdef"),
              "s" + text(),
              Span.Kind.INTERNAL,
              LONG_AGO,
              FAR,
              Span.Status.ERROR,
              text(),
              attributes());
    };
  }

  private MetricPoint point(MetricKind kind, MetricValue value) {
    MetricDescriptor descriptor = new MetricDescriptor("test.metric", kind, "{名\"}", "");
    return new MetricPoint(descriptor, attributes(), value, time());
  }

  private Attributes attributes() {
    Attributes.Builder builder = Attributes.builder();
    for (int i = random.nextInt(4); i > 0; i--) {
      switch (random.nextInt(4)) {
        case 0 -> builder.put("a" + text(), text());
        case 1 -> builder.put("b" + text(), Long.MIN_VALUE);
        case 2 -> builder.put("c" + text(), number());
        default -> builder.put("d" + text(), false);
      }
    }
    return builder.build();
  }

  private String text() {
    List<String> parts = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      parts.add(TEXTS[random.nextInt(TEXTS.length)]);
    }
    return String.join("", parts);
  }

  private double number() {
    return NUMBERS[random.nextInt(NUMBERS.length)];
  }

  private Instant time() {
    return TIMES[random.nextInt(TIMES.length)];
  }
}
