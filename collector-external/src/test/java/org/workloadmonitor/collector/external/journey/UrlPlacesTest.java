package org.workloadmonitor.collector.external.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.workloadmonitor.api.ConfigurationException;
import org.workloadmonitor.collector.external.http.Configs;
import org.workloadmonitor.collector.external.mask.Mask;

class UrlPlacesTest {

  private static String fault(String template, String value) {
    RunValues values = new RunValues(new Mask());
    values.put("v", value);
    values.put("w", "/w");
    return new UrlPlaces(template).fault(values).orElse("");
  }

  @ParameterizedTest
  @CsvSource({
    "{{v}}, https://other.example.com/a/../b",
    "https://shop.example.com{{v}}, /orders/17?page=2",
    "https://shop.example.com{{v}}, ?page=../2",
    "https://shop.example.com/{{v}}, orders/17",
    "https://shop.example.com/{{v}}/x?y={{v}}, 17",
    "https://shop.example.com/../{{v}}, 17",
    "https://shop.example.com/{{v}}, a..b",
    "https://shop.example.com/?q={{v}}, ../..",
    "https://{{v}}.example.com/, shop-7",
    "https://{{v}}.example.com{{w}}, shop-7",
    "https://{{v}}/, shop.example.com",
    "https://{{v}}:8443/, shop.example.com",
  })
  void aValueMayStandWhereItWasMeantTo(String template, String value) {
    assertThat(fault(template, value)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "https://{{v}}.example.com/, evil.net/",
    "https://{{v}}.example.com/, evil.net#",
    "https://{{v}}.example.com/, evil.net?",
    "https://{{v}}.example.com{{w}}, evil.net/",
    "https://{{v}}:8443/, evil.net\\",
  })
  void aPartOfAHostStaysOne(String template, String value) {
    assertThat(fault(template, value)).contains("no part of a name");
  }

  @ParameterizedTest
  @CsvSource({"@evil.net/", ".evil.net/", ":80@evil.net", "\\evil.net"})
  void whatFollowsAHostIsAPath(String value) {
    assertThat(fault("https://shop.example.com{{v}}", value)).contains("another host");
    assertThat(fault("https://{{w}}.example.com{{v}}", value)).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "https://shop.example.com/items/{{v}}, ../customers/1",
    "https://shop.example.com/items/{{v}}, 1/%2E%2e/../customers",
    "https://shop.example.com/items/{{v}}, 1\\..\\..\\customers",
    "https://shop.example.com/items/{{v}}/x, ..",
    "https://shop.example.com{{v}}, /items/../customers",
  })
  void aPathLeadsNowhereElse(String template, String value) {
    assertThat(fault(template, value)).contains("leads upwards");
  }

  @Test
  void noValueStandsAmongUserAndPassword() {
    ConfigurationException mistake =
        catchThrowableOfType(
            ConfigurationException.class,
            () ->
                Steps.journey(
                    Steps.step("one", Configs.of("http://a.example/")).jsonpath("v", "$.v"),
                    Steps.step("two", Configs.of("http://x:{{v}}@a.example/"))));

    assertThat(mistake).hasMessageContaining("basic_auth");
    assertThat(mistake.key()).isEqualTo("steps.1.http.url");
  }
}
