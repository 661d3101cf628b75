package org.workloadmonitor.sink.local.openmetrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workloadmonitor.sink.local.Samples.batch;
import static org.workloadmonitor.sink.local.Samples.counter;
import static org.workloadmonitor.sink.local.Samples.cpu;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workloadmonitor.api.Health;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricDescriptor;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

class OpenMetricsSinkTest extends EndpointFixture {

  private static final String OPEN_METRICS =
      "application/openmetrics-text;version=1.0.0;q=0.6,text/plain;version=0.0.4;q=0.5,*/*;q=0.1";

  @Test
  void servesOpenMetricsToThoseWhoAskForIt() throws Exception {
    OpenMetricsSink sink = open();
    sink.write(batch(cpu(time, 0.42)));
    HttpResponse<byte[]> response = get(sink, "/metrics", "Accept", OPEN_METRICS);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(header(response, "Content-Type"))
        .isEqualTo("application/openmetrics-text; version=1.0.0; charset=utf-8");
    assertThat(
            Exposition.parse(text(response))
                .value(
                    "system_cpu_utilization_ratio",
                    "component",
                    "web",
                    "component_type",
                    "compute"))
        .isEqualTo(0.42);
  }

  @Test
  void servesPrometheusTextToEverybodyElse() throws Exception {
    OpenMetricsSink sink = open();
    MetricDescriptor io = MetricDescriptor.counter("system.network.io", "By", "Bytes.");
    sink.write(batch(counter(time, io, 12, Attributes.EMPTY)));
    for (String[] headers : new String[][] {{}, {"Accept", "*/*"}, {"Accept", "text/plain"}}) {
      HttpResponse<byte[]> response = get(sink, "/metrics", headers);
      assertThat(header(response, "Content-Type")).startsWith("text/plain; version=0.0.4");
      assertThat(text(response))
          .contains(
              """
              # HELP system_network_io_bytes_total Bytes.
              # TYPE system_network_io_bytes_total counter
              system_network_io_bytes_total{component="web",component_type="compute"} 12.0
              """)
          .doesNotContain("# EOF");
    }
  }

  @Test
  void compressesForThoseWhoTakeIt() throws Exception {
    OpenMetricsSink sink = open();
    sink.write(batch(cpu(time, 0.42)));
    HttpResponse<byte[]> response =
        get(sink, "/metrics", "Accept", OPEN_METRICS, "Accept-Encoding", "gzip");
    assertThat(header(response, "Content-Encoding")).isEqualTo("gzip");
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
      Exposition.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
    assertThat(header(get(sink, "/metrics", "Accept-Encoding", "gzip;q=0"), "Content-Encoding"))
        .isEmpty();
  }

  @Test
  void headAnswersLikeGetWithoutABody() throws Exception {
    OpenMetricsSink sink = open();
    HttpRequest head = HttpRequest.newBuilder(uri(sink, "/metrics")).HEAD().build();
    HttpResponse<byte[]> response = client.send(head, BodyHandlers.ofByteArray());
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEmpty();
    assertThat(header(response, "Content-Type"))
        .isEqualTo(header(get(sink, "/metrics"), "Content-Type"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS"})
  void canOnlyBeRead(String method) throws Exception {
    OpenMetricsSink sink = open();
    HttpRequest request =
        HttpRequest.newBuilder(uri(sink, "/metrics"))
            .method(method, BodyPublishers.ofString("x".repeat(20_000)))
            .build();
    HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(header(response, "Allow")).isEqualTo("GET, HEAD");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/metrics/", "/METRICS", "/metrics/x", "/favicon.ico", "/metrics%2f"})
  void hasNothingElse(String path) throws Exception {
    assertThat(raw(open(), "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n"))
        .startsWith("HTTP/1.1 404");
  }

  @Test
  void theIndexLeadsToThePages() throws Exception {
    HttpResponse<byte[]> response = get(open(), "/");
    assertThat(header(response, "Content-Type")).startsWith("text/html");
    assertThat(text(response)).contains("href=\"/metrics\"").contains("href=\"/health\"");
  }

  @Test
  void theQueryDoesNotCount() throws Exception {
    assertThat(get(open(), "/metrics?collect[]=cpu").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UP", "DEGRADED", "DOWN", "UNKNOWN"})
  void tellsTheHealthOfTheAgent(Health.Status status) throws Exception {
    Attributes attributes =
        Attributes.builder().put("sinks.behind", 2).put("share", 0.5).put("who", "a\"b").build();
    context.health(new Health(status, "The sink \"x\"\nis behind.", attributes));
    HttpResponse<byte[]> response = get(open(), "/health");
    assertThat(response.statusCode()).isEqualTo(status == Health.Status.DOWN ? 503 : 200);
    assertThat(header(response, "Content-Type")).isEqualTo("application/json");
    String word = status.name().toLowerCase(Locale.ROOT);
    assertThat(values(text(response)))
        .startsWith(word, "The sink \"x\"\nis behind.", "1.2.3", "host-1")
        .endsWith("0.5", "2", "a\"b");
  }

  private static List<String> values(String json) {
    List<String> values = new ArrayList<>();
    try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), json)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token.isScalarValue()) {
          values.add(parser.getString());
        }
      }
    }
    return values;
  }
}
