package org.workloadmonitor.sink.local.openmetrics;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workloadmonitor.api.testkit.TestContext;
import org.workloadmonitor.sink.local.Samples;

/** What a client sees of an answer that could not be made to its end. */
class CutOffTest {

  private final TestContext context = Samples.context(Path.of("."));

  @ParameterizedTest
  @ValueSource(classes = {InterruptedException.class, IllegalStateException.class})
  void aPartOfAnAnswerDoesNotSeemComplete(Class<? extends Exception> trouble) throws Exception {
    Body body =
        out -> {
          out.write("# TYPE a gauge\na 1\n".getBytes(StandardCharsets.US_ASCII));
          out.flush();
          if (trouble == InterruptedException.class) {
            throw new InterruptedException();
          }
          throw new IllegalStateException("The series can't be written.");
        };
    Page page = request -> Response.streamed("text/plain", body, Map.of());
    Router router =
        new Router(new Guard(Optional.empty()), Map.of("/metrics", page), context.logger());
    RequestThreads threads = new RequestThreads(context.threads(), Duration.ofSeconds(30));
    ListenAddress listen = ListenAddress.parse("127.0.0.1:0");

    try (Endpoint endpoint =
            Endpoint.start(listen, InetAddress.getLoopbackAddress(), router, threads);
        HttpClient client = HttpClient.newHttpClient()) {
      URI uri = URI.create("http://127.0.0.1:" + endpoint.port() + "/metrics");
      HttpRequest request = HttpRequest.newBuilder(uri).build();
      assertThatThrownBy(() -> client.send(request, BodyHandlers.ofString()))
          .isInstanceOf(IOException.class);
    }
  }
}
