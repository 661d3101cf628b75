package org.workloadmonitor.sink.local.openmetrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workloadmonitor.api.ConfigurationException;

class AccessTest extends EndpointFixture {

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
    OpenMetricsSink sink;
    try {
      sink = open(config(listen, Optional.of(TOKEN)));
    } catch (ConfigurationException e) {
      Assumptions.assumeFalse(listen.equals("[::]:0"), "This host has no IPv6.");
      throw e;
    }
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
  void theTokenMustNotBeEmpty() {
    assertThatThrownBy(() -> config("127.0.0.1:0", Optional.of("")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("The token is empty");
  }
}
