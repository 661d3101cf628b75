package org.workloadmonitor.sink.local.console;

import org.workloadmonitor.api.signal.MetricKind;

/** What a series without a name of its own in the summary is called. */
final class Label {

  private Label() {}

  /**
   * The words of the metric's name, as many from its end as fit, and where the metric has several
   * series, what tells this one. The unit says what a last word "utilization" says.
   */
  static String of(Track track, boolean several, int columns) {
    String label = words(track.last().name(), columns);
    if (several) {
      StringBuilder values = new StringBuilder();
      track
          .last()
          .attributes()
          .forEach((_, value) -> values.append(values.isEmpty() ? "" : " ").append(value));
      label = values + " " + label;
    }
    return track.last().descriptor().kind() == MetricKind.HISTOGRAM ? label + " mean" : label;
  }

  private static String words(String name, int columns) {
    String end = ".utilization";
    String rest = name.endsWith(end) ? name.substring(0, name.length() - end.length()) : name;
    for (int dot = rest.indexOf('.');
        dot >= 0 && rest.length() >= columns;
        dot = rest.indexOf('.')) {
      rest = rest.substring(dot + 1);
    }
    return rest.replace('.', ' ').replace('_', ' ');
  }
}
