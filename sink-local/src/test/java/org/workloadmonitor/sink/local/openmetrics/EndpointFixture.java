package org.workloadmonitor.sink.local.openmetrics;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.workloadmonitor.api.config.Secret;
import org.workloadmonitor.api.testkit.TestContext;
import org.workloadmonitor.sink.local.AdjustableContext;
import org.workloadmonitor.sink.local.Samples;

/** A sink whose endpoint a test asks. */
abstract class EndpointFixture {

  static final String TOKEN = "correct horse battery staple";

  final TestContext time = Samples.context(Path.of("."));
  final AdjustableContext context = new AdjustableContext(time);
  final HttpClient client = HttpClient.newHttpClient();
  Optional<OpenMetricsSink> open = Optional.empty();

  @AfterEach
  void close() throws Exception {
    client.close();
    if (open.isPresent()) {
      open.get().close();
    }
  }

  static OpenMetricsConfig config(String listen, Optional<String> token) {
    return new OpenMetricsConfig(
        ListenAddress.parse(listen), token.map(Secret::of), Duration.ofMinutes(5), 10_000, false);
  }

  OpenMetricsSink open() throws IOException {
    return open(config("127.0.0.1:0", Optional.empty()));
  }

  OpenMetricsSink open(OpenMetricsConfig config) throws IOException {
    OpenMetricsSink sink = OpenMetricsSinkFactory.create(config, context, Duration.ofSeconds(30));
    open = Optional.of(sink);
    return sink;
  }

  static URI uri(OpenMetricsSink sink, String path) {
    return URI.create(sink.destination()).resolve(path);
  }

  HttpResponse<byte[]> get(OpenMetricsSink sink, String path, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri(sink, path));
    return client.send(
        (headers.length == 0 ? request : request.headers(headers)).build(),
        BodyHandlers.ofByteArray());
  }

  static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  /** Sends these very bytes and reads until the server closes or has answered. */
  static String raw(OpenMetricsSink sink, String request) throws IOException {
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
