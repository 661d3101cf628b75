package org.workloadmonitor.collector.database.query;

import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/** A relation as one version of a server knows it: labels, then measures, then the start. */
record SelectedRelation(
    List<Label> labels, List<Measure> measures, Optional<String> start, String from) {

  String sql() {
    StringJoiner columns = new StringJoiner(",\n       ", "SELECT ", "\n");
    labels.forEach(label -> columns.add(label.expression()));
    measures.forEach(measure -> columns.add(measure.expression()));
    start.ifPresent(columns::add);
    return columns + from.strip();
  }
}
