package org.workloadmonitor.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiVersionTest {

  @ParameterizedTest
  @CsvSource({
    "1.2, 1.2, true",
    "1.2, 1.0, true",
    "1.2, 1.3, false",
    "2.0, 1.9, false",
    "1.9, 2.0, false"
  })
  void supportsWhatWasBuiltForTheSameMajorAndNoLaterMinor(
      String agent, String plugin, boolean supported) {
    assertThat(ApiVersion.parse(agent).supports(ApiVersion.parse(plugin))).isEqualTo(supported);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "1.", ".1", "1.0.0", "a.b", "1.x", "-1.0", "1.99999999999"})
  void refusesOtherForms(String text) {
    assertThatThrownBy(() -> ApiVersion.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void comparesByNumber() {
    assertThat(ApiVersion.parse("1.10")).isGreaterThan(ApiVersion.parse("1.9"));
    assertThat(ApiVersion.parse("2.0")).isGreaterThan(ApiVersion.parse("1.10"));
    assertThat(ApiVersion.parse(" 1.0 ")).isEqualByComparingTo(new ApiVersion(1, 0));
  }

  @Test
  void isReadAgainAsItIsWritten() {
    assertThat(ApiVersion.parse(ApiVersion.CURRENT.toString())).isEqualTo(ApiVersion.CURRENT);
  }
}
