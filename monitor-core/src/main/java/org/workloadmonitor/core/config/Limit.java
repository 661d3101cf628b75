package org.workloadmonitor.core.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.api.config.ByteSize;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.core.config.ScalarType.WrongForm;

/** A value to compare a metric with, as a person writes it: 80, 80%, 2GiB or 500ms. */
sealed interface Limit {

  /** A number in the metric's unit; of a ratio, in percent. */
  record Plain(double value) implements Limit {}

  /** A share of a whole. */
  record Percent(double value) implements Limit {}

  /** A number of bytes. */
  record Size(ByteSize value) implements Limit {}

  /** A time. */
  record Time(Duration value) implements Limit {}

  /**
   * Reads a limit.
   *
   * @throws IllegalArgumentException if the text has none of the forms
   */
  public static Limit parse(String text) {
    try {
      return text.endsWith("%")
          ? new Percent(NumberText.number(text.substring(0, text.length() - 1).strip()))
          : new Plain(NumberText.number(text));
    } catch (WrongForm notANumber) {
      return withUnit(text);
    }
  }

  private static Limit withUnit(String text) {
    try {
      return new Time(DurationText.read(text));
    } catch (WrongForm notATime) {
      try {
        return new Size(ByteSize.parse(text));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            ("Not a limit: %s. Write a number such as 80, a share such as 80%%, a size such as 2GiB"
                    + " or a time such as 500ms.")
                .formatted(Quote.of(text)),
            e);
      }
    }
  }

  /**
   * The value in a metric's unit.
   *
   * @param metric null if nothing is known of it
   * @return empty if this form does not fit the unit
   */
  default OptionalDouble in(@Nullable MetricDescriptor metric) {
    String unit = metric == null ? "" : metric.unit();
    return switch (this) {
      case Plain(double value) -> OptionalDouble.of(unit.equals("1") ? share(value) : value);
      case Percent(double value) ->
          switch (unit) {
            case "", "1" -> OptionalDouble.of(share(value));
            case "%" -> OptionalDouble.of(value);
            default -> OptionalDouble.empty();
          };
      case Size(ByteSize size) ->
          unit.isEmpty() || unit.equals("By")
              ? OptionalDouble.of((double) size.bytes())
              : OptionalDouble.empty();
      case Time(Duration time) ->
          switch (unit) {
            case "", "s" -> OptionalDouble.of(seconds(time));
            case "ms" -> OptionalDouble.of(seconds(time) * 1_000);
            default -> OptionalDouble.empty();
          };
    };
  }

  /** By decimal point, so that 99.9 becomes 0.999 and not its neighbour. */
  private static double share(double percent) {
    return BigDecimal.valueOf(percent).movePointLeft(2).doubleValue();
  }

  private static double seconds(Duration time) {
    return time.getSeconds() + time.getNano() / 1e9;
  }
}
