package org.workloadmonitor.core.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.Event;
import org.workloadmonitor.api.signal.MetricKind;
import org.workloadmonitor.api.signal.Severity;
import org.workloadmonitor.core.log.DurationText;

/** The events of one crossing, in words for people and in attributes for programs. */
final class AlertEvents {

  static final String RAISED = "workload.alert.raised";
  static final String CLEARED = "workload.alert.cleared";

  private AlertEvents() {}

  static Event raised(Crossing crossing, String component, Instant time) {
    String message =
        "%s is %s (%s)"
            .formatted(
                subject(crossing, component),
                value(crossing),
                beyond(crossing, lasted(crossing, time)));
    return new Event(
        RAISED, crossing.threshold.severity(), message, attributes(crossing, time).build(), time);
  }

  static Event returned(Crossing crossing, String component, Instant time) {
    String message =
        "%s is back at %s (was %s)"
            .formatted(
                subject(crossing, component),
                value(crossing),
                beyond(crossing, DurationText.of(Duration.between(crossing.since, time))));
    return cleared(crossing, message, "returned", time);
  }

  static Event vanished(Crossing crossing, String component, Instant time) {
    String message =
        "%s: no data for %s, so the alert is cleared (was %s, last %s)"
            .formatted(
                subject(crossing, component),
                DurationText.of(Duration.between(crossing.seen, time)),
                beyond(crossing, ""),
                value(crossing));
    return cleared(crossing, message, "no data", time);
  }

  static Event dropped(Crossing crossing, String component, Instant time) {
    String message =
        "%s: the threshold was changed or removed, so the alert is cleared (was %s, last %s)"
            .formatted(subject(crossing, component), beyond(crossing, ""), value(crossing));
    return cleared(crossing, message, "threshold changed", time);
  }

  private static Event cleared(Crossing crossing, String message, String reason, Instant time) {
    Attributes attributes = attributes(crossing, time).put("reason", reason).build();
    return new Event(CLEARED, Severity.INFO, message, attributes, time);
  }

  private static Attributes.Builder attributes(Crossing crossing, Instant time) {
    Threshold threshold = crossing.threshold;
    Attributes.Builder attributes =
        Attributes.builder()
            .put("key", threshold.key())
            .put("metric", threshold.metric())
            .put("unit", unit(crossing))
            .put("value", crossing.value)
            .put("threshold", threshold.limit())
            .put("comparison", word(threshold))
            .put("duration", Duration.between(crossing.since, time).toMillis() / 1e3);
    crossing.series.forEach((name, value) -> attributes.put("series." + name, value.toString()));
    return attributes;
  }

  /** What it is about: {@code disk utilization of Web server, mountpoint /var,}. */
  private static String subject(Crossing crossing, String component) {
    StringBuilder subject =
        new StringBuilder(crossing.threshold.key().replace('_', ' ').replace('.', ' '))
            .append(" of ")
            .append(component);
    crossing.series.forEach(
        (name, value) -> subject.append(", ").append(shortName(name)).append(' ').append(value));
    return crossing.series.isEmpty() ? subject.toString() : subject.append(',').toString();
  }

  private static String shortName(String attribute) {
    return attribute.substring(attribute.lastIndexOf('.') + 1).replace('_', ' ');
  }

  private static String value(Crossing crossing) {
    String unit = unit(crossing);
    String value = Reading.of(crossing.value, unit, 3);
    boolean looksLikeLimit =
        crossing.value != crossing.threshold.limit()
            && value.equals(Reading.of(crossing.threshold.limit(), unit, 3));
    return looksLikeLimit ? Reading.of(crossing.value, unit, 6) : value;
  }

  private static String beyond(Crossing crossing, String lasted) {
    String limit = Reading.of(crossing.threshold.limit(), unit(crossing), 3);
    String side = word(crossing.threshold) + " " + limit;
    return lasted.isEmpty() ? side : side + " for " + lasted;
  }

  /** How long values lay beyond the limit, where the threshold asks for that. */
  private static String lasted(Crossing crossing, Instant time) {
    return crossing.threshold.forAtLeast().isZero()
        ? ""
        : DurationText.of(Duration.between(crossing.since, time));
  }

  /** A counter is compared by its increase per second. */
  private static String unit(Crossing crossing) {
    String unit = crossing.metric.unit();
    return crossing.metric.kind() == MetricKind.COUNTER ? unit + "/s" : unit;
  }

  private static String word(Threshold threshold) {
    return threshold.comparison().name().toLowerCase(Locale.ROOT);
  }
}
