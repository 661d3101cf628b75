package org.workloadmonitor.sink.local.openmetrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.workloadmonitor.sink.local.Samples.batch;
import static org.workloadmonitor.sink.local.Samples.counter;
import static org.workloadmonitor.sink.local.Samples.cpu;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workloadmonitor.api.ConfigurationException;
import org.workloadmonitor.api.Health;
import org.workloadmonitor.api.config.Secret;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.api.testkit.TestContext;
import org.workloadmonitor.sink.local.AdjustableContext;
import org.workloadmonitor.sink.local.Samples;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

class OpenMetricsSinkTest {

  private static final String OPEN_METRICS =
      "application/openmetrics-text;version=1.0.0;q=0.6,text/plain;version=0.0.4;q=0.5,*/*;q=0.1";
  private static final String TOKEN = "correct horse battery staple";

  private final TestContext time = Samples.context(Path.of("."));
  private final AdjustableContext context = new AdjustableContext(time);
  private final HttpClient client = HttpClient.newHttpClient();
  private Optional<OpenMetricsSink> open = Optional.empty();

  @AfterEach
  void close() throws Exception {
    client.close();
    if (open.isPresent()) {
      open.get().close();
    }
  }

  private static OpenMetricsConfig config(String listen, Optional<String> token) {
    return new OpenMetricsConfig(
        ListenAddress.parse(listen), token.map(Secret::of), Duration.ofMinutes(5), 10_000, false);
  }

  private OpenMetricsSink open() throws IOException {
    return open(config("127.0.0.1:0", Optional.empty()));
  }

  private OpenMetricsSink open(OpenMetricsConfig config) throws IOException {
    OpenMetricsSink sink = OpenMetricsSinkFactory.create(config, context, Duration.ofSeconds(30));
    open = Optional.of(sink);
    return sink;
  }

  private static URI uri(OpenMetricsSink sink, String path) {
    return URI.create(sink.destination()).resolve(path);
  }

  private HttpResponse<byte[]> get(OpenMetricsSink sink, String path, String... headers)
      throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri(sink, path));
    return client.send(
        (headers.length == 0 ? request : request.headers(headers)).build(),
        BodyHandlers.ofByteArray());
  }

  private static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

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
    assertThat(header(response, "Content-Length"))
        .isEqualTo(Integer.toString(get(sink, "/metrics").body().length));
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS"})
  void canOnlyBeRead(String method) throws Exception {
    OpenMetricsSink sink = open();
    HttpRequest request =
        HttpRequest.newBuilder(uri(sink, "/metrics"))
            .method(method, BodyPublishers.ofString("x".repeat(200_000)))
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

  @Test
  void withATokenNobodyReadsWithoutIt() throws Exception {
    OpenMetricsSink sink = open(config("127.0.0.1:0", Optional.of(TOKEN)));
    for (String path : List.of("/", "/metrics", "/health", "/nothing")) {
      HttpResponse<byte[]> response = get(sink, path);
      assertThat(response.statusCode()).as(path).isEqualTo(401);
      assertThat(header(response, "WWW-Authenticate")).isEqualTo("Bearer");
    }
    for (String wrong :
        List.of(TOKEN, "Bearer", "Bearer x", "Bearer " + TOKEN + "x", "Basic eA==")) {
      assertThat(get(sink, "/metrics", "Authorization", wrong).statusCode()).isEqualTo(401);
    }
    assertThat(get(sink, "/metrics", "Authorization", "Bearer " + TOKEN).statusCode())
        .isEqualTo(200);
    assertThat(get(sink, "/metrics", "Authorization", "bearer " + TOKEN).statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0:0", "*:0", "[::]:0"})
  void beyondTheLoopbackAddressItWantsAToken(String listen) throws Exception {
    assertThatThrownBy(() -> open(config(listen, Optional.empty())))
        .isInstanceOfSatisfying(
            ConfigurationException.class, e -> assertThat(e.key()).isEqualTo("token"))
        .hasMessageContaining("token: ${file:")
        .hasMessageContaining("credentials_file");
    OpenMetricsSink sink = open(config(listen, Optional.of(TOKEN)));
    String url = sink.destination().replaceFirst("//(host-1|0\\.0\\.0\\.0|\\[::])", "//127.0.0.1");
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url)).header("Authorization", "Bearer " + TOKEN).build();
    assertThat(client.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "localhost:9464", "127.0.0.1", "127.1.2.3:80", "[::1]:9464"})
  void answersToNamesOfTheLoopbackAddress(String host) throws Exception {
    assertThat(raw(open(), "GET /metrics HTTP/1.1\r\nHost: " + host + "\r\n\r\n"))
        .startsWith("HTTP/1.1 200");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "evil.example:9464",
        "10.0.0.1",
        "127.0.0.1.evil.example",
        "[::2]",
        ""
      })
  void aWebPageCannotReachItUnderANameOfItsOwn(String host) throws Exception {
    assertThat(raw(open(), "GET /metrics HTTP/1.1\r\nHost: " + host + "\r\n\r\n"))
        .startsWith("HTTP/1.1 421");
  }

  @Test
  void aClientThatDawdlesIsCutOff() throws Exception {
    OpenMetricsSink sink =
        OpenMetricsSinkFactory.create(
            config("127.0.0.1:0", Optional.empty()), context, Duration.ofMillis(50));
    open = Optional.of(sink);
    assertThat(raw(sink, "GET /metrics HTTP/1.1\r\nHost: local")).isEmpty();
  }

  @Test
  void aRequestWithHugeHeadersIsTurnedAway() throws Exception {
    OpenMetricsSink sink = open();
    String huge = "X: " + "x".repeat(1_000_000) + "\r\n";
    assertThat(raw(sink, "GET /metrics HTTP/1.1\r\nHost: localhost\r\n" + huge + "\r\n"))
        .doesNotStartWith("HTTP/1.1 200");
    assertThat(get(sink, "/metrics").statusCode()).isEqualTo(200);
  }

  @Test
  void saysWhoseThePortIs() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String listen = "127.0.0.1:" + other.getLocalPort();
      assertThatThrownBy(() -> open(config(listen, Optional.empty())))
          .isInstanceOfSatisfying(
              ConfigurationException.class, e -> assertThat(e.key()).isEqualTo("listen"))
          .hasMessageContaining("Port " + other.getLocalPort() + " is taken by another program")
          .hasMessageContaining("choose another port");
    }
  }

  @Test
  void saysWhenAnAddressIsNotOfThisHost() {
    assertThatThrownBy(() -> open(config("192.0.2.1:0", Optional.of(TOKEN))))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("Can't listen on 192.0.2.1:0")
        .hasMessageContaining("Write an address of this host");
    assertThatThrownBy(() -> open(config("no-such-host.invalid:9464", Optional.empty())))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("no-such-host.invalid is not known");
  }

  @Test
  void thePortIsFreeAgainOnceItIsClosed() throws Exception {
    OpenMetricsSink first = open();
    assertThat(get(first, "/metrics").statusCode()).isEqualTo(200);
    int port = URI.create(first.destination()).getPort();
    first.close();
    OpenMetricsSink second = open(config("127.0.0.1:" + port, Optional.empty()));
    assertThat(second.destination()).isEqualTo("http://127.0.0.1:" + port + "/metrics");
    assertThat(get(second, "/metrics").statusCode()).isEqualTo(200);
  }

  @Test
  void listensOnIpv6WhereThereIsSome() throws Exception {
    OpenMetricsSink sink;
    try {
      sink = open(config("[::1]:0", Optional.empty()));
    } catch (ConfigurationException e) {
      Assumptions.abort("This host has no IPv6.");
      return;
    }
    assertThat(sink.destination()).startsWith("http://[::1]:");
    assertThat(get(sink, "/metrics").statusCode()).isEqualTo(200);
  }

  @Test
  void theTokenMustNotBeEmpty() {
    assertThatThrownBy(() -> config("127.0.0.1:0", Optional.of("")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("The token is empty");
  }

  /** Sends these very bytes and reads until the server closes or has answered. */
  private static String raw(OpenMetricsSink sink, String request) throws IOException {
    URI uri = URI.create(sink.destination());
    try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      byte[] answer = new byte[12];
      int length = socket.getInputStream().readNBytes(answer, 0, answer.length);
      return new String(answer, 0, length, StandardCharsets.ISO_8859_1);
    } catch (SocketException e) {
      return ""; // The server closed before it had read everything.
    }
  }
}
