package org.workloadmonitor.api.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricDescriptorTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "%",
        "s",
        "ms",
        "us",
        "ns",
        "min",
        "h",
        "d",
        "By",
        "KiBy",
        "MBy",
        "By/s",
        "bit/s",
        "{request}",
        "{request}/s",
        "1/s",
        "Hz",
        "MHz",
        "Cel",
        "[degF]",
        "W",
        "kW.h",
        "m/s2",
        "V",
        "By{used}",
        "[ppm]",
        "mW"
      })
  void takesUnitsOfUcum(String unit) {
    assertThatCode(() -> MetricDescriptor.gauge("a.b", unit, "")).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "bytes",
        "B",
        "seconds",
        "sec",
        "percent",
        "ratio",
        "request",
        "{}",
        "{request",
        "request}",
        "{a}{b}",
        "By/",
        "/s",
        "By per s",
        "kmin",
        "{request}s",
        "none",
        "Count",
        "°C"
      })
  void refusesWhatIsNoUnitOfUcumAndSaysWhatIs(String unit) {
    assertThatThrownBy(() -> MetricDescriptor.gauge("a.b", unit, ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'%s' of metric 'a.b'", unit)
        .hasMessageContaining("{thing} for a count of things");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "system.cpu.utilization", "a_b-c/d", "x1", "A.B"})
  void takesDottedNames(String name) {
    assertThatCode(() -> MetricDescriptor.counter(name, "1", "")).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "1a", ".a", "a b", "a:b", "größe", "a{b}", "_a"})
  void refusesOtherNames(String name) {
    assertThatThrownBy(() -> MetricDescriptor.counter(name, "1", ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'%s'", name);
  }

  @Test
  void takesNamesOfUpTo255Characters() {
    assertThat(MetricDescriptor.gauge("a".repeat(255), "1", "").name()).hasSize(255);
    assertThatThrownBy(() -> MetricDescriptor.gauge("a".repeat(256), "1", ""))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void isARatioIfItsUnitIsOne() {
    assertThat(MetricDescriptor.gauge("a", "1", "").isRatio()).isTrue();
    assertThat(MetricDescriptor.gauge("a", "%", "").isRatio()).isFalse();
  }
}
