package org.workloadmonitor.sink.local.console;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.workloadmonitor.api.signal.MetricValue;

/** One line for each sink: what it has got, what waits, and what was lost. */
final class SinkLines {

  private static final String ID = "workload.sink.id";

  private SinkLines() {}

  /**
   * The lines.
   *
   * @param agent the series of the agent itself
   */
  static List<Line> of(List<Track> agent, int columns) {
    Map<String, Map<String, Double>> totals = new LinkedHashMap<>();
    for (Track track : agent) {
      String name = track.last().name();
      Optional<Object> id = track.last().attributes().value(ID);
      if (name.startsWith(WellKnown.SINK_PREFIX) && id.isPresent()) {
        totals
            .computeIfAbsent(id.get().toString(), _ -> new LinkedHashMap<>())
            .merge(name.substring(WellKnown.SINK_PREFIX.length()), total(track), Double::sum);
      }
    }
    List<Line> lines = new ArrayList<>();
    totals.forEach((id, sums) -> lines.add(line(id, sums, columns)));
    return lines;
  }

  private static Line line(String id, Map<String, Double> sums, int columns) {
    Line line = new Line(columns).add("  ").add(Style.PLAIN, id, Cell.SHORT_LABEL + 2);
    add(line, Style.FAINT, sums, "delivered");
    add(line, Style.FAINT, sums, "pending");
    for (String loss : List.of("rejected", "expired", "unconfirmed", "stuck")) {
      if (sums.getOrDefault(loss, 0.0) > 0) {
        add(line, Style.WARNING, sums, loss);
      }
    }
    return line;
  }

  private static void add(Line line, Style style, Map<String, Double> sums, String name) {
    String count = "%,d".formatted(Math.round(sums.getOrDefault(name, 0.0)));
    line.add(style, count + " " + name + "  ");
  }

  private static double total(Track track) {
    return switch (track.last().value()) {
      case MetricValue.Gauge gauge -> gauge.value();
      case MetricValue.Counter counter -> counter.value();
      case MetricValue.Samples _, MetricValue.Histogram _ -> 0;
    };
  }
}
