package org.workloadmonitor.core.alert;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingTest {

  @ParameterizedTest
  @CsvSource({
    "0.93, 1, 93 %",
    "0.9342, 1, 93.4 %",
    "0.0025, 1, 0.25 %",
    "0, 1, 0 %",
    "1, 1, 100 %",
    "93, %, 93 %",
    "512, By, 512 B",
    "1536, By, 1.5 KiB",
    "1073741824, By, 1 GiB",
    "1572864, By/s, 1.5 MiB/s",
    "-2048, By, -2 KiB",
    "0.25, s, 250 ms",
    "0.00025, s, 250 µs",
    "1.5, s, 1.5 s",
    "0, s, 0 s",
    "300, s, 5 min",
    "7500, s, 2 h 5 min",
    "1500, ms, 1.5 s",
    "1, {connection}, 1 connection",
    "12, {connection}, 12 connections",
    "3, {process}, 3 processes",
    "2.5, {query}, 2.5 queries",
    "40, {request}/s, 40 requests/s",
    "12345, {thread}, 12345 threads",
    "21.5, Cel, 21.5 °C",
    "7, Hz, 7 Hz",
    "7, 1/s, 7 /s"
  })
  void saysAValueAsAPersonWould(double value, String unit, String text) {
    assertThat(Reading.of(value, unit, 3)).isEqualTo(text);
  }
}
