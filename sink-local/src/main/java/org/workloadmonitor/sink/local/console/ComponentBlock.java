package org.workloadmonitor.sink.local.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.api.Health;

/** The lines of one component: its name and health, and rows of readings. */
final class ComponentBlock {

  private static final int INDENT = 2;

  private final Watched watched;
  private final List<Cell> cells;
  private final int labelColumns;
  private final Glyphs glyphs;
  private final int columns;

  ComponentBlock(Watched watched, boolean allMetrics, Glyphs glyphs, int columns) {
    this.watched = watched;
    this.cells = allMetrics ? Cells.all(watched.tracks()) : Cells.important(watched.tracks());
    this.labelColumns = allMetrics ? Cell.LONG_LABEL : Cell.SHORT_LABEL;
    this.glyphs = glyphs;
    this.columns = columns;
  }

  /** How far from well, for what must not be left out: the highest is worst. */
  int trouble() {
    return watched
        .verdict()
        .map(
            verdict ->
                switch (verdict.status()) {
                  case UP -> 0;
                  case UNKNOWN -> 1;
                  case DEGRADED -> 2;
                  case DOWN -> 3;
                })
        .orElse(0);
  }

  /** How many rows of readings there are. */
  int rows() {
    return (cells.size() + perRow() - 1) / perRow();
  }

  /** How many lines it takes with so many rows of readings. */
  int height(int rows) {
    return 1 + (reason().isEmpty() ? 0 : 1) + Math.min(rows, rows());
  }

  List<Line> lines(int rows) {
    List<Line> lines = new ArrayList<>();
    lines.add(head());
    reason().ifPresent(reason -> lines.add(new Line(columns).add("  ").add(style(), reason)));
    for (int row = 0; row < Math.min(rows, rows()); row++) {
      Line line = new Line(columns);
      for (int i = 0; i < perRow() && row * perRow() + i < cells.size(); i++) {
        line.to(INDENT + i * (labelColumns + Cell.VALUE));
        cells.get(row * perRow() + i).addTo(line, labelColumns, glyphs);
      }
      lines.add(line);
    }
    return lines;
  }

  private Line head() {
    Component component = watched.component();
    String status = watched.verdict().map(verdict -> verdict.status().name()).orElse("");
    Line line =
        new Line(columns - status.length() - 1)
            .add(style(), glyphs.dot())
            .add(" ")
            .add(Style.BOLD, component.name());
    String about =
        component.name().equals(component.id())
            ? component.type()
            : component.id() + " " + glyphs.separator() + " " + component.type();
    line.add(Style.FAINT, "  " + about);
    return line.widen(columns).right(style(), status);
  }

  private Style style() {
    return watched.verdict().map(Verdict::style).orElse(Style.FAINT);
  }

  private Optional<String> reason() {
    return watched
        .verdict()
        .filter(verdict -> verdict.status() != Health.Status.UP)
        .map(Verdict::reason)
        .filter(reason -> !reason.isBlank());
  }

  private int perRow() {
    return Math.max(1, (columns - INDENT + 2) / (labelColumns + Cell.VALUE));
  }
}
