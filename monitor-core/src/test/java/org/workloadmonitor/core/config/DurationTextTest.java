package org.workloadmonitor.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.workloadmonitor.core.config.ScalarType.WrongForm;

class DurationTextTest {

  @ParameterizedTest
  @CsvSource({
    "500ms, PT0.5S",
    "10s, PT10S",
    "5m, PT5M",
    "1h, PT1H",
    "7d, PT168H",
    "0s, PT0S",
    "1.5s, PT1.5S",
    "1h30m, PT1H30M",
    "0.0000001s, PT0.0000001S",
    "PT5M, PT5M",
    "P1D, PT24H",
  })
  void readsItsForms(String text, Duration duration) throws WrongForm {
    assertThat(DurationText.read(text)).isEqualTo(duration);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "s",
        "5 s",
        "5S",
        "5min",
        "1y",
        "-5s",
        ".5s",
        "5.s",
        "1.2.3s",
        "1h30",
        "P",
        "PT",
        "pt5m",
        "٥s",
        "1e3s",
        "1000000000000000s"
      })
  void refusesWhatIsNoDuration(String text) {
    assertThatThrownBy(() -> DurationText.read(text)).isInstanceOf(WrongForm.class);
  }

  @Test
  void saysThatAUnitIsMissing() {
    assertThatThrownBy(() -> DurationText.read("60"))
        .isInstanceOfSatisfying(
            WrongForm.class, e -> assertThat(e.detail()).isEqualTo("it has no unit"));
  }

  @Test
  void refusesNegativeTime() {
    assertThatThrownBy(() -> DurationText.read("PT-5S"))
        .isInstanceOfSatisfying(
            WrongForm.class, e -> assertThat(e.detail()).isEqualTo("it is negative"));
  }

  @Test
  void refusesWhatWouldOverflowACountOfNanoseconds() {
    assertThatThrownBy(() -> DurationText.read("36501d"))
        .isInstanceOfSatisfying(
            WrongForm.class, e -> assertThat(e.detail()).isEqualTo("it is too long"));
  }
}
