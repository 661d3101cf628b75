package org.workloadmonitor.sink.cloudwatch.datum;

import java.util.Map;
import java.util.stream.Collectors;
import org.workloadmonitor.api.signal.MetricDescriptor;

/** UCUM to the units of CloudWatch; the table is {@code units.csv}. */
final class Units {

  private static final Map<String, Scale> TABLE =
      CsvTable.read("units.csv").stream()
          .collect(
              Collectors.toUnmodifiableMap(
                  row -> row.get(0),
                  row -> new Scale(CloudWatchUnit.of(row.get(1)), Double.parseDouble(row.get(2)))));

  private Units() {}

  /**
   * What becomes of a metric's unit. A share of a whole is a percentage only where the metric's
   * name says that it is one: an error rate of 0.01 or a load of 1.5 is not.
   */
  static Scale of(MetricDescriptor metric) {
    String ucum = metric.unit();
    Scale known = TABLE.get(ucum);
    if (known != null) {
      return known;
    }
    if (metric.isRatio()) {
      return metric.name().endsWith("utilization") ? Scale.PERCENT_OF_RATIO : Scale.NONE;
    }
    if (ucum.startsWith("{")) {
      int end = ucum.indexOf('}') + 1;
      if (end == ucum.length()) {
        return Scale.COUNT;
      }
      if (ucum.startsWith("/s", end) && end + 2 == ucum.length()) {
        return Scale.COUNT_SECOND;
      }
    }
    return Scale.NONE;
  }
}
