package org.workloadmonitor.sink.local.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountTest {

  @ParameterizedTest
  @CsvSource({
    "0.421,       1,           42.1 %",
    "1,           1,           100 %",
    "0.053,       1,           5.3 %",
    "0.14,        1,           14 %",
    "0,           By,          0 B",
    "999,         By,          999 B",
    "1500,        By,          1.50 kB",
    "999950,      By,          1.00 MB",
    "12345678901, By,          12.3 GB",
    "1250000,     By/s,        1.25 MB/s",
    "1e9,         bit/s,       1 Gbit/s",
    "0.000012,    s,           12 µs",
    "0.0123,      s,           12.3 ms",
    "59.4,        s,           59.4 s",
    "61,          s,           1 min 1 s",
    "3600,        s,           1 h",
    "7384,        s,           2 h 3 min",
    "200000,      s,           2 d 7 h",
    "250,         ms,          250 ms",
    "17,          {process},   17",
    "1234567,     {request},   1.23 M",
    "12.3456,     {request}/s, 12.3 /s",
    "41.5,        Cel,         41.5 °C",
    "2400000000,  Hz,          2.40 GHz",
    "63.25,       %,           63.3 %",
    "-1500,       By,          -1.50 kB",
    "3.5,         m,           3.50 m",
  })
  void readsWell(double value, String unit, String text) {
    assertThat(Amount.of(value, unit)).isEqualTo(text);
  }
}
