package org.workloadmonitor.sink.local.openmetrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.workloadmonitor.api.ConfigurationException;

class ListeningTest extends EndpointFixture {

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
}
