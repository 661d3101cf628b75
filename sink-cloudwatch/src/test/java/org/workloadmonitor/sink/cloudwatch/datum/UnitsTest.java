package org.workloadmonitor.sink.cloudwatch.datum;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.workloadmonitor.api.signal.MetricDescriptor;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;

class UnitsTest {

  @Test
  void areThoseOfTheSdk() {
    List<String> words = Arrays.stream(CloudWatchUnit.values()).map(CloudWatchUnit::word).toList();

    assertThat(words)
        .containsExactlyInAnyOrderElementsOf(
            StandardUnit.knownValues().stream().map(StandardUnit::toString).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "s, SECONDS, 1",
    "ms, MILLISECONDS, 1",
    "us, MICROSECONDS, 1",
    "ns, MICROSECONDS, 0.001",
    "h, SECONDS, 3600",
    "By, BYTES, 1",
    "MiBy, BYTES, 1048576",
    "kBy, KILOBYTES, 1",
    "By/s, BYTES_SECOND, 1",
    "bit/s, BITS_SECOND, 1",
    "%, PERCENT, 1",
    "{request}, COUNT, 1",
    "{request}/s, COUNT_SECOND, 1",
    "1/s, COUNT_SECOND, 1",
    "1, NONE, 1",
    "Cel, NONE, 1",
    "By/min, NONE, 1",
    "{request}/min, NONE, 1",
  })
  void becomeThoseOfCloudWatch(String ucum, CloudWatchUnit unit, double factor) {
    assertThat(Units.of(MetricDescriptor.gauge("some.metric", ucum, "x")))
        .isEqualTo(new Scale(unit, factor));
  }

  @Test
  void aShareIsAPercentageWhereTheNameSaysSo() {
    assertThat(Units.of(MetricDescriptor.gauge("pool.utilization", "1", "x")))
        .isEqualTo(new Scale(CloudWatchUnit.PERCENT, 100));
    assertThat(Units.of(MetricDescriptor.gauge("error.ratio", "1", "x")))
        .isEqualTo(new Scale(CloudWatchUnit.NONE, 1));
  }
}
