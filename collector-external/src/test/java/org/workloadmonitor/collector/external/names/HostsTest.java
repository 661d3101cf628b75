package org.workloadmonitor.collector.external.names;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.workloadmonitor.api.ConfigurationException;

class HostsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "db",
        "db.example.com",
        "localhost.",
        "under_score.-internal-.example",
        "3com.example",
        "10.0.0.7",
        "::",
        "2001:db8::7",
        "fe80::1%eth0",
        "::ffff:127.0.0.1"
      })
  void aNameOrAnAddressStaysAsItIs(String host) {
    assertThat(Hosts.canonical(host)).isEqualTo(host);
  }

  @ParameterizedTest
  @CsvSource({
    "[2001:db8::7],     2001:db8::7",
    "[fe80::1%eth0],    fe80::1%eth0",
    "m\u00fcnchen.example, xn--mnchen-3ya.example",
    "stra\u00dfe.example,  xn--strae-oqa.example",
    "\ud83d\ude00.example,      xn--e28h.example",
    "a\u3002example,       a.example"
  })
  void bracketsGoAndNamesBecomeAscii(String host, String canonical) {
    assertThat(Hosts.canonical(host)).isEqualTo(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "db ",
        "two words",
        "line\n",
        "nul\u0000",
        "a..b",
        ".db",
        "*.example.com",
        "back\\slash",
        "%",
        "127.1",
        "1.2.3",
        "1.2.3.4.5",
        "999.1.1.1",
        "0",
        "0x7f.1",
        "a\u202eb.example"
      })
  void whatCanBeNoHostIsRefused(String text) {
    assertThatThrownBy(() -> Hosts.check("host", text))
        .isInstanceOfSatisfying(
            ConfigurationException.class, e -> assertThat(e.key()).isEqualTo("host"))
        .hasMessageContaining("'%s'".formatted(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://db.example.com", "db.example.com:5432"})
  void moreThanAHostIsSaidToBeMore(String text) {
    assertThatThrownBy(() -> Hosts.canonical(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'%s' is more than a host. Write its name or address alone.".formatted(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "[db]", "[10.0.0.7]", "1:2:3", ":::1", "fe80::1%", "[::1"})
  void whatIsNoAddressOfIpv6IsRefused(String text) {
    assertThatThrownBy(() -> Hosts.canonical(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'%s'".formatted(text))
        .hasMessageContaining("IPv6");
  }

  @Test
  void aPlaceToFillInIsNotForThisCheckButIsNoHost() {
    assertThatCode(() -> Hosts.check("host", "{{host}}")).doesNotThrowAnyException();
    assertThatThrownBy(() -> Hosts.canonical("host", "{{host}}"))
        .isInstanceOf(ConfigurationException.class);
  }

  @Test
  void aNameThatIsTooLongIsRefused() {
    assertThatThrownBy(() -> Hosts.canonical("a".repeat(64) + ".example"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Hosts.canonical("a.".repeat(127) + "example"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
