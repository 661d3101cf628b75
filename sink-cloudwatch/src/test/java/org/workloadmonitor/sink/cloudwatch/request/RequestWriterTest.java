package org.workloadmonitor.sink.cloudwatch.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.api.signal.MetricPoint;
import org.workloadmonitor.api.signal.MetricValue;
import org.workloadmonitor.sink.cloudwatch.datum.Datum;
import org.workloadmonitor.sink.cloudwatch.datum.Mapping;
import org.workloadmonitor.sink.cloudwatch.datum.Namespaces;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class RequestWriterTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final Component WEB = new Component("web", "Web", "compute", Map.of());

  private final Mapping mapping = new Mapping(new Namespaces("Workload"), List.of());

  static List<BodyFormat> formats() {
    return List.of(new JsonBody(), new QueryBody());
  }

  @Test
  void writesJson() throws Exception {
    RequestWriter writer = new RequestWriter(new JsonBody(), false, "Workload/Compute");
    writer.add(part(0, Attributes.of("path", "C:\\data \"x\""), new MetricValue.Gauge(2)));

    MetricRequest request = writer.finish();

    assertThat(text(request))
        .isEqualTo(
            "{\"Namespace\":\"Workload/Compute\",\"MetricData\":[{\"MetricName\":\"TestSize\","
                + "\"Dimensions\":[{\"Name\":\"ComponentId\",\"Value\":\"web\"},"
                + "{\"Name\":\"ComponentType\",\"Value\":\"compute\"},"
                + "{\"Name\":\"path\",\"Value\":\"C:\\\\data \\\"x\\\"\"}],"
                + "\"Timestamp\":1795348800,\"Value\":2,\"Unit\":\"Bytes\"}]}");
    assertThat(request.encoding()).isEmpty();
  }

  @Test
  void writesFormFields() throws Exception {
    RequestWriter writer = new RequestWriter(new QueryBody(), true, "Workload/Compute");
    writer.add(
        part(
            0, Attributes.EMPTY, new MetricValue.Samples(List.of(0.5, 2.0), List.of(1L, 3L), NOW)));

    assertThat(text(writer.finish()))
        .isEqualTo(
            "Action=PutMetricData&Version=2010-08-01&Namespace=Workload%2FCompute"
                + "&MetricData.member.1.MetricName=TestSize"
                + "&MetricData.member.1.Dimensions.member.1.Name=ComponentId"
                + "&MetricData.member.1.Dimensions.member.1.Value=web"
                + "&MetricData.member.1.Dimensions.member.2.Name=ComponentType"
                + "&MetricData.member.1.Dimensions.member.2.Value=compute"
                + "&MetricData.member.1.Timestamp=2026-11-22T12%3A00%3A00Z"
                + "&MetricData.member.1.Values.member.1=0.5"
                + "&MetricData.member.1.Values.member.2=2"
                + "&MetricData.member.1.Counts.member.1=1"
                + "&MetricData.member.1.Counts.member.2=3"
                + "&MetricData.member.1.Unit=Bytes"
                + "&MetricData.member.1.StorageResolution=1");
  }

  @ParameterizedTest
  @MethodSource("formats")
  void takesAThousandDataAndNotOneMore(BodyFormat format) throws Exception {
    RequestWriter writer = new RequestWriter(format, false, "Workload/Compute");
    for (int i = 0; i < 1_000; i++) {
      assertThat(writer.add(part(i, device(i), new MetricValue.Gauge(i)))).isTrue();
    }

    assertThat(writer.add(part(1_000, device(1_000), new MetricValue.Gauge(0)))).isFalse();
    assertThat(writer.finish().parts()).hasSize(1_000);
  }

  @ParameterizedTest
  @MethodSource("formats")
  void takesNoMoreThanAMillionBytes(BodyFormat format) throws Exception {
    RequestWriter writer = new RequestWriter(format, false, "Workload/Compute");
    int added = 0;
    while (writer.add(part(added, Attributes.of("long", added + "x".repeat(1_000)), many(100)))) {
      added++;
    }

    MetricRequest request = writer.finish();

    assertThat(text(request).length()).isBetween(980_000, 1_000_000);
    assertThat(request.encoding()).contains("gzip");
    assertThat(request.parts()).hasSize(added);
    assertThat(added).isLessThan(1_000);
  }

  @ParameterizedTest
  @MethodSource("formats")
  void takesAPartWholeOrNotAtAll(BodyFormat format) throws Exception {
    RequestWriter writer = new RequestWriter(format, false, "Workload/Compute");
    for (int i = 0; i < 999; i++) {
      writer.add(part(i, device(i), new MetricValue.Gauge(i)));
    }
    Part two = part(999, Attributes.EMPTY, many(151));
    assertThat(two.data()).hasSize(2);

    assertThat(writer.add(two)).isFalse();
    assertThat(writer.finish().parts()).hasSize(999);
  }

  @Test
  void anyNumberIsReadAsItWas() throws Exception {
    Random random = new Random(1);
    for (int i = 0; i < 2_000; i++) {
      double number = Double.longBitsToDouble(random.nextLong());
      if (Math.abs(number) <= 0x1p360 && Math.abs(number) > 0x1p-360) {
        RequestWriter writer = new RequestWriter(new JsonBody(), false, "n");
        writer.add(part(0, Attributes.EMPTY, new MetricValue.Gauge(number)));
        JsonNode datum = new ObjectMapper().readTree(text(writer.finish()));
        assertThat(datum.at("/MetricData/0/Value").asDouble()).isEqualTo(number);
      }
    }
  }

  private static Attributes device(int number) {
    return Attributes.of("device", "sd" + number);
  }

  private static MetricValue many(int distinct) {
    List<Double> values = new ArrayList<>();
    List<Long> counts = new ArrayList<>();
    for (int i = 0; i < distinct; i++) {
      values.add(i + 0.123456789);
      counts.add(1L);
    }
    return new MetricValue.Samples(values, counts, NOW);
  }

  private Part part(int item, Attributes attributes, MetricValue value) throws Exception {
    MetricDescriptor size = MetricDescriptor.gauge("test.size", "By", "x");
    List<Datum> data = mapping.of(WEB, new MetricPoint(size, attributes, value, NOW), NOW).data();
    return new Part(item, data);
  }

  private static String text(MetricRequest request) throws IOException {
    ByteArrayInputStream body = new ByteArrayInputStream(request.body().bytes());
    return new String(
        (request.encoding().isPresent() ? new GZIPInputStream(body) : body).readAllBytes(),
        StandardCharsets.US_ASCII);
  }
}
