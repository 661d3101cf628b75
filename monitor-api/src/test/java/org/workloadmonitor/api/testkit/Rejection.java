package org.workloadmonitor.api.testkit;

import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricKind;
import org.workloadmonitor.api.signal.MetricPoint;
import org.workloadmonitor.api.signal.MetricValue;
import org.workloadmonitor.api.signal.Signal;

/**
 * Why the agent's recorder would leave a signal out; see {@link org.workloadmonitor.api.Recorder}.
 */
final class Rejection {

  private Rejection() {}

  static Optional<String> of(Signal signal) {
    Optional<String> attribute = badAttribute(signal.attributes());
    if (attribute.isPresent() || !(signal instanceof MetricPoint point)) {
      return attribute;
    }
    if (kindOf(point.value()) != point.descriptor().kind()) {
      return Optional.of(
          "a %s can't have the value %s".formatted(point.descriptor().kind(), point.value()));
    }
    return switch (point.value()) {
      case MetricValue.Gauge(double value) -> finite(value);
      case MetricValue.Counter counter -> badCounter(counter, point);
      case MetricValue.Samples samples -> finite(samples.values());
      case MetricValue.Histogram histogram -> finite(histogram.sum());
    };
  }

  private static MetricKind kindOf(MetricValue value) {
    return switch (value) {
      case MetricValue.Gauge _ -> MetricKind.GAUGE;
      case MetricValue.Counter _ -> MetricKind.COUNTER;
      case MetricValue.Samples _, MetricValue.Histogram _ -> MetricKind.HISTOGRAM;
    };
  }

  private static Optional<String> badCounter(MetricValue.Counter counter, MetricPoint point) {
    if (counter.value() < 0) {
      return Optional.of("a counter must not be negative: " + counter.value());
    }
    if (counter.start().isAfter(point.timestamp())) {
      return Optional.of(
          "it starts (%s) after its own time (%s)".formatted(counter.start(), point.timestamp()));
    }
    return finite(counter.value());
  }

  private static Optional<String> finite(List<Double> values) {
    return finite(values.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private static Optional<String> finite(double... values) {
    return DoubleStream.of(values)
        .filter(value -> !Double.isFinite(value))
        .mapToObj(value -> "its value is " + value)
        .findFirst();
  }

  private static Optional<String> badAttribute(Attributes attributes) {
    StringBuilder found = new StringBuilder();
    attributes.forEach(
        (name, value) -> {
          if (value instanceof String text && text.isBlank()) {
            found.append("its attribute '").append(name).append("' is blank");
          }
          if (value instanceof Double number && !Double.isFinite(number)) {
            found.append("its attribute '").append(name).append("' is ").append(number);
          }
        });
    return found.isEmpty() ? Optional.empty() : Optional.of(found.toString());
  }
}
