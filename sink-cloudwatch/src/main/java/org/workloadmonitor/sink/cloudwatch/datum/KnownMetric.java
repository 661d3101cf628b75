package org.workloadmonitor.sink.cloudwatch.datum;

import java.util.List;
import java.util.Optional;
import org.workloadmonitor.api.signal.Attributes;

/**
 * A row of {@code metric-names.csv}.
 *
 * @param metric the metric's name
 * @param value what {@link Name#attribute} must be for the row to hold; empty if there is none
 * @param name what it is in CloudWatch
 */
record KnownMetric(String metric, String value, Name name) {

  static KnownMetric of(List<String> row) {
    String[] condition = row.get(1).split("=", 2);
    Optional<String> attribute = Optional.of(condition[0]).filter(text -> !text.isEmpty());
    Scale scale = new Scale(CloudWatchUnit.of(row.get(3)), Double.parseDouble(row.get(4)));
    return new KnownMetric(
        row.get(0), condition[condition.length - 1], new Name(row.get(2), scale, attribute));
  }

  boolean isOf(Attributes attributes) {
    return name.attribute()
        .map(attribute -> attributes.value(attribute).filter(value::equals).isPresent())
        .orElse(true);
  }
}
