package org.workloadmonitor.core.outbox;

import org.workloadmonitor.api.Component;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.Event;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.api.signal.MetricPoint;
import org.workloadmonitor.api.signal.MetricValue;
import org.workloadmonitor.api.signal.Signal;
import org.workloadmonitor.api.signal.Span;
import org.workloadmonitor.api.sink.Item;

/**
 * How many bytes of UTF-8 a signal takes as a {@link org.workloadmonitor.api.sink.JsonLine}, its
 * line's end included: never too few, and not many too many.
 *
 * <p>Nothing is rendered. Texts are counted exactly, escapes included; keys and punctuation are
 * taken at the most that they can be, and numbers and times at their longest: 25 bytes for {@code
 * -2.2250738585072014E-308} and a comma, 30 for a time. That comes to some 50 bytes too many for a
 * metric point, a fifth of its line. The part that a series has in common is measured once per
 * series by the pipeline.
 */
public final class JsonSize {

  private static final int NUMBER = 25;
  private static final int TIME = 36;

  /** Keys, quotes, braces and the words of enums, counted off the longest form of each kind. */
  private static final int METRIC = 160;

  private static final int EVENT = 150;
  private static final int SPAN = 330;

  private JsonSize() {}

  /** The bound for an item. */
  public static int of(Item item) {
    return of(item.component(), item.signal());
  }

  /** The bound for a signal of a component. */
  public static int of(Component component, Signal signal) {
    return switch (signal) {
      case MetricPoint point ->
          series(component, point.descriptor(), point.attributes()) + value(point.value());
      case Event event ->
          EVENT
              + TIME
              + component(component)
              + text(event.name())
              + text(event.message())
              + attributes(event.attributes());
      case Span span ->
          SPAN
              + 2 * TIME
              + NUMBER
              + component(component)
              + text(span.name())
              + text(span.statusMessage())
              + attributes(span.attributes());
    };
  }

  /** The part that all points of a series have in common. */
  public static int series(
      Component component, MetricDescriptor descriptor, Attributes attributes) {
    return METRIC
        + TIME
        + component(component)
        + descriptor.name().length()
        + text(descriptor.unit())
        + attributes(attributes);
  }

  /** The part that a point adds to its series. */
  public static int value(MetricValue value) {
    return switch (value) {
      case MetricValue.Gauge _ -> NUMBER;
      case MetricValue.Counter _ -> NUMBER + TIME;
      case MetricValue.Samples samples -> TIME + 2 * NUMBER * samples.values().size();
      case MetricValue.Histogram histogram ->
          TIME + NUMBER + NUMBER * (histogram.bounds().size() + histogram.counts().size());
    };
  }

  private static int component(Component component) {
    return text(component.id()) + text(component.type());
  }

  private static int attributes(Attributes attributes) {
    if (attributes.isEmpty()) {
      return 0;
    }
    int[] sum = {0};
    attributes.forEach((name, value) -> sum[0] += 6 + text(name) + attribute(value));
    return sum[0];
  }

  private static int attribute(Object value) {
    return value instanceof String text ? text(text) : NUMBER;
  }

  /** As JsonLine escapes: two bytes for what has a short escape, six for {@code \}{@code uXXXX}. */
  private static int text(String text) {
    int bytes = text.length();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x20) {
        bytes += 5;
      } else if (c < 0x80) {
        bytes += c == '"' || c == '\\' ? 1 : 0;
      } else if (c < 0x800) {
        bytes += 1;
      } else {
        bytes += Character.isSurrogate(c) || c == '\u2028' || c == '\u2029' ? 5 : 2;
      }
    }
    return bytes;
  }
}
