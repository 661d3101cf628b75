package org.workloadmonitor.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationTextTest {

  @ParameterizedTest
  @CsvSource({
    "PT0S, 0 ms",
    "PT0.25S, 250 ms",
    "PT59.9S, 59 s",
    "PT3M, 3 min",
    "PT2M5S, 2 min 5 s",
    "PT25H, 1 d 1 h",
    "PT2H30M10S, 2 h 30 min",
  })
  void isSaidInTheTwoLargestUnits(Duration duration, String text) {
    assertThat(DurationText.of(duration)).isEqualTo(text);
  }
}
