package org.workloadmonitor.collector.external.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DnsServerTest {

  @ParameterizedTest
  @CsvSource({
    "10.0.0.2, 10.0.0.2, 53",
    "10.0.0.2:5353, 10.0.0.2, 5353",
    "ns1.example.com, ns1.example.com, 53",
    "ns1.example.com:54, ns1.example.com, 54",
    "2001:db8::1, 2001:db8::1, 53",
    "[2001:db8::1]:5353, 2001:db8::1, 5353",
    "[2001:db8::1], 2001:db8::1, 53",
    "fe80::1%eth0, fe80::1%eth0, 53"
  })
  void everyFormIsRead(String text, String host, int port) {
    assertThat(DnsServer.parse(text)).isEqualTo(new DnsServer(host, port));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10.0.0.2:0", "10.0.0.2:99999", "[::1", "a:b"})
  void anotherFormIsRefusedWithAnExample(String text) {
    assertThatThrownBy(() -> DnsServer.parse(text)).hasMessageContaining("10.0.0.2:5353");
  }
}
