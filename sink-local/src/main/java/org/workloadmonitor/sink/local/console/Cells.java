package org.workloadmonitor.sink.local.console;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.workloadmonitor.api.signal.Attributes;

/** Chooses what is shown of a component. */
final class Cells {

  private static final int MOST_OF_ONE_METRIC = 3;

  /** With fewer well-known metrics than this, others fill up. */
  private static final int ENOUGH = 6;

  private Cells() {}

  /** What matters most: the well-known metrics, then shares, gauges, rates and durations. */
  static List<Cell> important(List<Track> tracks) {
    Map<String, List<Track>> byName = byName(tracks);
    List<Cell> cells = new ArrayList<>();
    for (KnownMetric known : KnownMetric.ALL) {
      cells.addAll(known(known, byName.getOrDefault(known.name(), List.of())));
    }
    if (cells.size() < ENOUGH) {
      KnownMetric.ALL.forEach(known -> byName.remove(known.name()));
      byName.values().stream()
          .sorted(Comparator.comparingInt(Cells::rank))
          .limit(2L * ENOUGH - cells.size())
          .forEach(metric -> cells.addAll(highest(metric, 1, Cell.SHORT_LABEL)));
    }
    return cells;
  }

  /** Every series. */
  static List<Cell> all(List<Track> tracks) {
    List<Cell> cells = new ArrayList<>();
    new TreeMap<>(byName(tracks))
        .values()
        .forEach(metric -> cells.addAll(highest(metric, metric.size(), Cell.LONG_LABEL)));
    return cells;
  }

  private static Map<String, List<Track>> byName(List<Track> tracks) {
    Map<String, List<Track>> byName = new LinkedHashMap<>();
    for (Track track : tracks) {
      if (track.reading().isPresent()) {
        byName.computeIfAbsent(track.last().name(), _ -> new ArrayList<>()).add(track);
      }
    }
    return byName;
  }

  private static List<Cell> known(KnownMetric known, List<Track> tracks) {
    Attributes wanted = Attributes.of(known.attributes());
    List<Track> matching =
        tracks.stream()
            .filter(track -> track.last().attributes().containsAll(wanted))
            .sorted(HIGHEST_FIRST)
            .toList();
    if (matching.isEmpty()) {
      return List.of();
    }
    if (known.how() == KnownMetric.How.SUM) {
      double sum = matching.stream().mapToDouble(Cells::reading).sum();
      return List.of(Cell.of(known.label(), sum, matching.getFirst().unit()));
    }
    return matching.stream()
        .limit(MOST_OF_ONE_METRIC)
        .map(track -> cell(filled(known.label(), track.last().attributes()), track))
        .toList();
  }

  private static final Comparator<Track> HIGHEST_FIRST =
      Comparator.comparingDouble(Cells::reading).reversed();

  private static List<Cell> highest(List<Track> metric, int most, int labelColumns) {
    return metric.stream()
        .sorted(HIGHEST_FIRST)
        .limit(most)
        .map(track -> cell(Label.of(track, metric.size() > 1, labelColumns), track))
        .toList();
  }

  /** Shares first, then gauges, rates, and what a histogram got. */
  private static int rank(List<Track> metric) {
    Track first = metric.getFirst();
    return first.unit().equals("1")
        ? 0
        : switch (first.last().descriptor().kind()) {
          case GAUGE -> 1;
          case COUNTER -> 2;
          case HISTOGRAM -> 3;
        };
  }

  private static String filled(String label, Attributes attributes) {
    int open = label.indexOf('{');
    if (open < 0) {
      return label;
    }
    String name = label.substring(open + 1, label.indexOf('}'));
    return label.substring(0, open) + attributes.value(name).map(Object::toString).orElse("");
  }

  private static Cell cell(String label, Track track) {
    return Cell.of(label, reading(track), track.unit());
  }

  private static double reading(Track track) {
    OptionalDouble reading = track.reading();
    return reading.orElse(0);
  }
}
