package org.workloadmonitor.core.launch;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.api.signal.Event;
import org.workloadmonitor.api.signal.MetricPoint;
import org.workloadmonitor.api.signal.MetricValue;
import org.workloadmonitor.api.signal.Signal;
import org.workloadmonitor.api.signal.Span;
import org.workloadmonitor.api.sink.Item;

/** Signals as a person reads them: component by component, one a line. */
final class SignalsText {

  private final StringBuilder out = new StringBuilder();

  private SignalsText() {}

  static String of(List<Item> items) {
    Map<Component, List<Signal>> byComponent = new LinkedHashMap<>();
    items.forEach(
        item ->
            byComponent
                .computeIfAbsent(item.component(), component -> new ArrayList<>())
                .add(item.signal()));
    SignalsText text = new SignalsText();
    byComponent.forEach(text::component);
    return text.out.toString();
  }

  private void component(Component component, List<Signal> signals) {
    out.append("%s (%s, %s)%n".formatted(component.id(), component.name(), component.type()));
    signals.forEach(signal -> out.append("  ").append(line(signal)).append('\n'));
    out.append("  ").append(Words.count(signals.size(), "signal")).append("\n\n");
  }

  private static String line(Signal signal) {
    String what = signal.name() + (signal.attributes().isEmpty() ? "" : signal.attributes());
    return switch (signal) {
      case MetricPoint point -> "%-72s %s".formatted(what, value(point));
      case Event event ->
          "%-8s %s: %s"
              .formatted(
                  event.severity().name().toLowerCase(Locale.ROOT), event.name(), event.message());
      case Span span ->
          "%-72s %s %s"
              .formatted(
                  what,
                  span.status().name().toLowerCase(Locale.ROOT),
                  Words.duration(Duration.between(span.start(), span.end())));
    };
  }

  /** The value with its unit; of a ratio as a percentage, as thresholds are written. */
  private static String value(MetricPoint point) {
    boolean ratio = point.descriptor().isRatio();
    double scale = ratio ? 100 : 1;
    String unit = ratio ? "%" : point.descriptor().unit();
    return switch (point.value()) {
      case MetricValue.Gauge(double number) -> number(number * scale) + " " + unit;
      case MetricValue.Counter counter -> number(counter.value() * scale) + " " + unit;
      case MetricValue.Samples samples ->
          number(samples.sum() / samples.count() * scale) + " " + unit;
      case MetricValue.Histogram histogram ->
          "%d measurements, sum %s %s"
              .formatted(histogram.count(), number(histogram.sum() * scale), unit);
    };
  }

  /** Whole numbers as such, others with six figures that count. */
  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(new BigDecimal(value).round(new MathContext(6)).doubleValue());
  }
}
