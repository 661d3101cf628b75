package org.workloadmonitor.collector.external.assertion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatusRangeTest {

  @ParameterizedTest
  @CsvSource({"200, 200, 200", "200-299, 200, 299", "2xx, 200, 299", "404 - 410, 404, 410"})
  void aStatusOrARangeIsRead(String text, int from, int to) {
    assertThat(StatusRange.parse(text)).isEqualTo(new StatusRange(from, to));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "20", "ok", "299-200", "999", "6xx", "0xx", "200,204"})
  void whatIsNoStatusIsRefused(String text) {
    assertThatThrownBy(() -> StatusRange.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void itIsShownAsOneWouldWriteIt() {
    assertThat(StatusRange.parse("200-299")).hasToString("2xx");
    assertThat(StatusRange.parse("200-204")).hasToString("200-204");
    assertThat(StatusRange.parse("204")).hasToString("204");
  }
}
