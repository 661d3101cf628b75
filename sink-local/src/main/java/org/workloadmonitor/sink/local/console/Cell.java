package org.workloadmonitor.sink.local.console;

import java.util.OptionalDouble;

/**
 * One reading in the summary.
 *
 * @param label what it is
 * @param value the reading, as text
 * @param share where it is a share of a whole, how large
 */
record Cell(String label, String value, OptionalDouble share) {

  /** How many columns the label has, of few cells and of all. */
  static final int SHORT_LABEL = 15;

  static final int LONG_LABEL = 45;

  /** How many columns the value has, the blanks behind it included. */
  static final int VALUE = 23;

  private static final int BAR = 10;

  static Cell of(String label, double reading, String unit) {
    return new Cell(
        label,
        Amount.of(reading, unit),
        unit.equals("1") ? OptionalDouble.of(reading) : OptionalDouble.empty());
  }

  /** Adds the cell to a line. */
  void addTo(Line line, int labelColumns, Glyphs glyphs) {
    line.add(Style.FAINT, label, labelColumns);
    if (share.isPresent()) {
      double part = Math.clamp(share.getAsDouble(), 0, 1);
      int full = (int) Math.round(part * BAR);
      line.add(Style.BAR, glyphs.full().repeat(full));
      line.add(Style.FAINT, glyphs.empty().repeat(BAR - full));
      line.add(Style.BOLD, " %7s".formatted(value));
    } else {
      line.add(Style.BOLD, value);
    }
  }
}
