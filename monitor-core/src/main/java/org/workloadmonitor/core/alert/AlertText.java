package org.workloadmonitor.core.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.StringJoiner;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.Event;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.api.signal.MetricKind;
import org.workloadmonitor.api.signal.Severity;
import org.workloadmonitor.core.log.DurationText;

/** The events of one threshold and one series, as a person reads them. */
final class AlertText {

  private final Threshold threshold;
  private final Component component;
  private final MetricDescriptor metric;
  private final Attributes series;

  AlertText(Threshold threshold, Component component, MetricDescriptor metric, Attributes series) {
    this.threshold = threshold;
    this.component = component;
    this.metric = metric;
    this.series = series;
  }

  Event raised(double value, Instant at) {
    String lasting =
        threshold.forAtLeast().isZero() ? "" : " for " + DurationText.of(threshold.forAtLeast());
    String message = "%s is %s (%s%s)".formatted(subject(), text(value), limit(), lasting);
    Attributes attributes = attributes().put("workload.alert.value", value).build();
    return new Event("workload.alert.raised", threshold.severity(), message, attributes, at);
  }

  Event cleared(double value, Instant at, Instant raisedAt) {
    Duration lasted = Duration.between(raisedAt, at);
    String message =
        "%s is %s again (it was %s for %s)"
            .formatted(subject(), text(value), limit(), DurationText.of(lasted));
    Attributes attributes =
        attributes()
            .put("workload.alert.value", value)
            .put("workload.alert.duration", seconds(lasted))
            .build();
    return new Event("workload.alert.cleared", Severity.INFO, message, attributes, at);
  }

  /** The alert ends although no value came back within the limit. */
  Event ended(String why, Instant at, Instant raisedAt) {
    Duration lasted = Duration.between(raisedAt, at);
    String message = "%s is no longer watched: %s (it was %s)".formatted(subject(), why, limit());
    Attributes attributes = attributes().put("workload.alert.duration", seconds(lasted)).build();
    return new Event("workload.alert.cleared", Severity.INFO, message, attributes, at);
  }

  private String subject() {
    String key = threshold.key();
    String what = key.indexOf('.') < 0 ? key.replace('_', ' ') : key;
    StringJoiner which = new StringJoiner(", ", " [", "]").setEmptyValue("");
    series.forEach(
        (name, value) -> which.add(name.substring(name.lastIndexOf('.') + 1) + " " + value));
    return what + " of " + component.name() + which;
  }

  private String limit() {
    return threshold.comparison().name().toLowerCase(Locale.ROOT) + " " + text(threshold.limit());
  }

  private String text(double value) {
    String text = ValueText.of(value, metric.unit());
    return metric.kind() == MetricKind.COUNTER ? text + "/s" : text;
  }

  private Attributes.Builder attributes() {
    return series.toBuilder()
        .put("workload.alert.key", threshold.key())
        .put("workload.alert.metric", threshold.metric())
        .put("workload.alert.comparison", threshold.comparison().name().toLowerCase(Locale.ROOT))
        .put("workload.alert.limit", threshold.limit());
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
