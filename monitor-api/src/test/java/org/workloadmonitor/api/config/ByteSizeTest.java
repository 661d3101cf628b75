package org.workloadmonitor.api.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteSizeTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "4096, 4096",
    "7B, 7",
    "1kB, 1000",
    "10MB, 10000000",
    "2GB, 2000000000",
    "1TB, 1000000000000",
    "1KiB, 1024",
    "512MiB, 536870912",
    "1GiB, 1073741824",
    "1tib, 1099511627776",
    "' 3 mb ', 3000000"
  })
  void readsSizesWithUnits(String text, long bytes) {
    assertThat(ByteSize.parse(text)).isEqualTo(new ByteSize(bytes));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "MB", "-1", "1.5MB", "1 MB MB", "10M", "1e6", "10 megabytes", "٣MB"})
  void refusesOtherTextsAndShowsTheForm(String text) {
    assertThatThrownBy(() -> ByteSize.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'%s'", text)
        .hasMessageContaining("512MiB");
  }

  @Test
  void refusesSizesBeyondALong() {
    assertThatThrownBy(() -> ByteSize.parse("999999999999TiB"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("too large");
    assertThatThrownBy(() -> new ByteSize(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void comparesAndIsReadAgainAsItIsWritten() {
    ByteSize size = ByteSize.parse("512MiB");

    assertThat(size).isGreaterThan(ByteSize.parse("512MB"));
    assertThat(ByteSize.parse(size.toString())).isEqualTo(size);
  }
}
