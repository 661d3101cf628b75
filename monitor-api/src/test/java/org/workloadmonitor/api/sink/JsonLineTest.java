package org.workloadmonitor.api.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.Event;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.api.signal.MetricPoint;
import org.workloadmonitor.api.signal.MetricValue;
import org.workloadmonitor.api.signal.Severity;
import org.workloadmonitor.api.signal.Signal;
import org.workloadmonitor.api.signal.Span;

class JsonLineTest {

  private static final Instant TIME = Instant.parse("2026-01-01T00:00:00.123456Z");
  private static final Instant START = Instant.parse("2025-12-31T23:59:00Z");
  private static final Component COMPONENT =
      new Component("web_server_01", "Web server", "compute", Map.of());

  private static final MetricDescriptor GAUGE =
      MetricDescriptor.gauge("system.cpu.utilization", "1", "");
  private static final MetricDescriptor COUNTER =
      MetricDescriptor.counter("system.network.io", "By", "");
  private static final MetricDescriptor HISTOGRAM =
      MetricDescriptor.histogram("http.client.request.duration", "s", "");

  private static String line(Signal signal) {
    return JsonLine.of(new Item(COMPONENT, signal));
  }

  private static String line(MetricDescriptor metric, MetricValue value) {
    return line(new MetricPoint(metric, Attributes.EMPTY, value, TIME));
  }

  @Test
  void writesAGauge() {
    assertThat(line(GAUGE, new MetricValue.Gauge(0.42)))
        .isEqualTo(
            "{\"kind\":\"metric\",\"component\":\"web_server_01\",\"component_type\":\"compute\","
                + "\"name\":\"system.cpu.utilization\",\"unit\":\"1\",\"metric_kind\":\"gauge\","
                + "\"value\":0.42,\"attributes\":{},\"timestamp\":\"2026-01-01T00:00:00.123Z\"}");
  }

  @Test
  void writesACounterWithItsStart() {
    assertThat(line(COUNTER, new MetricValue.Counter(1_234_567, START)))
        .contains(
            "\"metric_kind\":\"counter\",\"value\":1234567,\"start\":\"2025-12-31T23:59:00.000Z\"");
  }

  @Test
  void writesSamples() {
    assertThat(line(HISTOGRAM, new MetricValue.Samples(List.of(0.5, 2.0), List.of(1L, 3L), START)))
        .contains(
            "\"metric_kind\":\"histogram\",\"values\":[0.5,2],\"counts\":[1,3],"
                + "\"start\":\"2025-12-31T23:59:00.000Z\"");
  }

  @Test
  void writesAGaugeThatWasAggregatedAsAGauge() {
    assertThat(line(GAUGE, MetricValue.Samples.of(0.5, START)))
        .contains("\"metric_kind\":\"gauge\",\"values\":[0.5],\"counts\":[1]");
  }

  @Test
  void writesAHistogram() {
    assertThat(
            line(
                HISTOGRAM,
                new MetricValue.Histogram(List.of(0.1, 1.0), List.of(2L, 1L, 0L), 0.75, START)))
        .contains("\"bounds\":[0.1,1],\"counts\":[2,1,0],\"sum\":0.75,\"start\":");
  }

  @Test
  void writesAnEvent() {
    Event event =
        new Event(
            "workload.alert", Severity.CRITICAL, "It is \"full\".", Attributes.of("a", "b"), TIME);

    assertThat(line(event))
        .isEqualTo(
            "{\"kind\":\"event\",\"component\":\"web_server_01\",\"component_type\":\"compute\","
                + "\"name\":\"workload.alert\",\"severity\":\"critical\","
                + "\"message\":\"It is \\\"full\\\".\",\"attributes\":{\"a\":\"b\"},"
                + "\"timestamp\":\"2026-01-01T00:00:00.123Z\"}");
  }

  @Test
  void writesASpan() {
    Span span =
        new Span(
            "0af7651916cd43dd8448eb211c80319c",
            "b7ad6b7169203331",
            Optional.of("00f067aa0ba902b7"),
            "log in",
            Span.Kind.CLIENT,
            TIME.minusMillis(1500),
            TIME,
            Span.Status.ERROR,
            "no answer",
            Attributes.EMPTY);

    assertThat(line(span))
        .startsWith("{\"kind\":\"span\",")
        .contains(
            "\"name\":\"log in\",\"trace_id\":\"0af7651916cd43dd8448eb211c80319c\","
                + "\"span_id\":\"b7ad6b7169203331\",\"parent_span_id\":\"00f067aa0ba902b7\","
                + "\"span_kind\":\"client\",\"status\":\"error\",\"status_message\":\"no answer\"",
            "\"duration_seconds\":1.5,");
  }

  @Test
  void writesEachAttributeAsWhatItIs() {
    Attributes attributes =
        Attributes.builder()
            .put("b", true)
            .put("d", 0.5)
            .put("l", Long.MAX_VALUE)
            .put("nan", Double.NaN)
            .put("s", "x")
            .build();

    assertThat(line(new MetricPoint(GAUGE, attributes, new MetricValue.Gauge(1), TIME)))
        .contains(
            "\"attributes\":{\"b\":true,\"d\":0.5,\"l\":9223372036854775807,"
                + "\"nan\":null,\"s\":\"x\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.0, 0",
    "-1, -1",
    "0.1, 0.1",
    "999999999999999, 999999999999999",
    "1e15, 1.0E15",
    "1.7976931348623157E308, 1.7976931348623157E308",
    "4.9E-324, 4.9E-324",
    "NaN, null",
    "Infinity, null"
  })
  void writesNumbersAsJsonKnowsThem(double value, String written) {
    assertThat(line(GAUGE, new MetricValue.Gauge(value))).contains("\"value\":" + written + ",");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "0022 \\\"",
        "005c \\\\",
        "000a \\n",
        "000d \\r",
        "0009 \\t",
        "0000 \\u0000",
        "0008 \\u0008",
        "001f \\u001f",
        "2028 \\u2028",
        "2029 \\u2029",
        "d800 \\ud800",
        "dc00 \\udc00",
        "00fc ü",
        "540d 名",
        "007f \u007f"
      })
  void escapesWhatAStringMustNotHold(String character, String escaped) {
    String text = String.valueOf((char) Integer.parseInt(character, 16));

    assertThat(line(new Event("e", Severity.INFO, text, Attributes.EMPTY, TIME)))
        .contains("\"message\":\"" + escaped + "\"")
        .doesNotContain("\n");
  }

  @Test
  void appendsToWhatIsThere() {
    StringBuilder out = new StringBuilder("before{");
    Item item =
        new Item(
            COMPONENT, new Event("e", Severity.INFO, "", Attributes.of("a", "1", "b", "2"), TIME));
    JsonLine.append(item, out);

    assertThat(out.toString()).isEqualTo("before{" + JsonLine.of(item));
  }
}
