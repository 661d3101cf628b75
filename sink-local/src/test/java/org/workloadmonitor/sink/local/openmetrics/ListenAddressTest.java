package org.workloadmonitor.sink.local.openmetrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListenAddressTest {

  @Test
  void readsNamesAddressesAndBrackets() {
    assertThat(ListenAddress.parse("127.0.0.1:9464"))
        .isEqualTo(new ListenAddress("127.0.0.1", 9464));
    assertThat(ListenAddress.parse(" localhost:0 ")).isEqualTo(new ListenAddress("localhost", 0));
    assertThat(ListenAddress.parse("[::1]:9464")).isEqualTo(new ListenAddress("::1", 9464));
    assertThat(ListenAddress.parse("*:80")).isEqualTo(ListenAddress.parse(":80"));
    assertThat(ListenAddress.parse(":80").isEveryAddress()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1:9464", "[::1]:9464", "*:80", "localhost:65535"})
  void isWrittenAsItIsRead(String text) {
    assertThat(ListenAddress.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "9464", "localhost", "localhost:", "localhost:http", "a:-1"})
  void asksForAPort(String text) {
    assertThatThrownBy(() -> ListenAddress.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + text + "' names no port")
        .hasMessageContaining("Write HOST:PORT");
  }

  @Test
  void asksForBracketsAroundIpv6() {
    assertThatThrownBy(() -> ListenAddress.parse("::1:9464"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("needs brackets");
  }

  @Test
  void knowsWhichPortsThereAre() {
    assertThatThrownBy(() -> ListenAddress.parse("localhost:65536"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("65536 is no port; ports go from 0 to 65535.");
  }
}
