package org.workloadmonitor.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.distribution.Shell.Result;

/** A journey of login, read, write and clean-up, from YAML alone. */
@DisabledOnOs(OS.WINDOWS)
class JourneyIT {

  private static final String PASSWORD = "open-sesame-4711";
  private static final String TOKEN = "token-0815-of-the-shop";

  private static final String CONFIGURATION =
      """
      agent: { location: eu-west-1a }
      components:
        - id: shop
          type: external_service
          collectors:
            - type: journey
              interval: 300s
              steps:
                - name: log in
                  http: { method: POST, url: SHOP/login, json: { user: probe, password: "${env:PROBE_PASSWORD}" } }
                  extract: { token: { jsonpath: $.token } }
                - name: read the cart
                  http: { url: SHOP/cart, headers: { Authorization: "Bearer {{token}}" } }
                  assert: [ { jsonpath: $.items, is: array }, { duration: { below: 50s } } ]
                - name: add
                  http: { method: POST, url: SHOP/items, headers: { Authorization: "Bearer {{token}}" }, expected_status: 201 }
                  extract: { item: { header: Location } }
                - name: log out
                  always: true
                  http: { method: POST, url: "SHOP{{item}}", headers: { Authorization: "Bearer {{token}}" } }
      sinks:
        - { type: console }
      """;

  @TempDir Path folder;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private HttpServer server;

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::serve);
    server.start();
  }

  @AfterEach
  void close() {
    server.stop(0);
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String path = exchange.getRequestURI().getPath();
      asked.add(path);
      boolean isKnown =
          path.equals("/login")
              ? body.contains("\"" + PASSWORD + "\"")
              : ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
      byte[] answer =
          (path.equals("/login") ? "{\"token\": \"" + TOKEN + "\"}" : "{\"items\": []}")
              .getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Location", "/items/17");
      exchange.sendResponseHeaders(
          isKnown ? path.equals("/items") ? 201 : 200 : 403, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  private String configuration() {
    return CONFIGURATION.replace("SHOP", "http://127.0.0.1:" + server.getAddress().getPort());
  }

  private Result monitor(String configuration, String... arguments) throws Exception {
    Path file = Files.writeString(folder.resolve("given.yaml"), configuration);
    List<String> command = new ArrayList<>(List.of(Distribution.LAUNCHER.toString(), arguments[0]));
    command.addAll(List.of("--config", file.toString()));
    command.addAll(List.of(arguments).subList(1, arguments.length));
    return Shell.run(
        folder,
        Map.of("MONITOR_DATA", folder.resolve("data").toString(), "PROBE_PASSWORD", PASSWORD),
        command);
  }

  @Test
  void itRunsAndTellsMetricsAndATraceAndNoSecret() throws Exception {
    Result result = monitor(configuration(), "test", "--format", "jsonl");

    assertThat(result.errors()).isEmpty();
    assertThat(result.exitCode()).isZero();
    assertThat(asked).containsExactly("/login", "/cart", "/items", "/items/17");
    assertThat(result.output().lines())
        .anyMatch(
            line ->
                line.contains("\"name\":\"synthetic.availability\"")
                    && line.contains("\"value\":1")
                    && line.contains("\"location\":\"eu-west-1a\""))
        .anyMatch(line -> line.contains("\"kind\":\"span\"") && line.contains("read the cart"))
        .anyMatch(line -> line.contains("\"kind\":\"span\"") && line.contains("first_byte"));
    assertThat(result.output()).doesNotContain(PASSWORD, TOKEN);
  }

  @Test
  void aMisspeltValueIsFoundAtItsPlaceBeforeAnythingRuns() throws Exception {
    Result result = monitor(configuration().replace("{{item}}", "{{itm}}"), "validate");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.errors()).contains("given.yaml:20:", "Did you mean {{item}}?");
    assertThat(asked).isEmpty();
  }
}
