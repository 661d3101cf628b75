package org.workloadmonitor.sink.local.console;

import java.util.ArrayList;
import java.util.List;

/** A line of styled text that never becomes wider than the screen. For use by one thread. */
final class Line {

  private record Piece(Style style, String text) {}

  private int columns;
  private final List<Piece> pieces = new ArrayList<>();
  private int used;

  /**
   * Begins an empty line.
   *
   * @param columns how many fit
   */
  Line(int columns) {
    this.columns = columns;
  }

  /** Adds a text, made safe, as far as it fits. */
  Line add(Style style, String text) {
    String fits = Printable.cut(Printable.of(text), columns - used);
    used += Printable.width(fits);
    pieces.add(new Piece(style, fits));
    return this;
  }

  Line add(String text) {
    return add(Style.PLAIN, text);
  }

  /** Adds a text in a column of its own, followed by at least one blank. */
  Line add(Style style, String text, int column) {
    String fits = Printable.cut(Printable.of(text), column - 1);
    return add(style, fits).add(" ".repeat(column - Printable.width(fits)));
  }

  /** Fills up to a column with blanks. */
  Line to(int column) {
    return column > used ? add(" ".repeat(column - used)) : this;
  }

  /** Adds a text at the right end of the line, if there is room for it. */
  Line right(Style style, String text) {
    int start = columns - Printable.width(Printable.of(text));
    return start > used && !text.isEmpty() ? to(start).add(style, text) : this;
  }

  /** Gives what is added from now on more room. */
  Line widen(int more) {
    columns = more;
    return this;
  }

  /** Whether it reaches the last column. */
  boolean isFull() {
    return Printable.width(plain()) >= columns;
  }

  /** The text alone. */
  String plain() {
    StringBuilder text = new StringBuilder();
    pieces.forEach(piece -> text.append(piece.text()));
    return text.toString().stripTrailing();
  }

  /** The text with escape sequences for its styles. */
  String colored() {
    StringBuilder text = new StringBuilder();
    for (Piece piece : pieces) {
      if (piece.style() == Style.PLAIN || piece.text().isBlank()) {
        text.append(piece.text());
      } else {
        text.append("\u001b[").append(piece.style().parameters).append('m');
        text.append(piece.text()).append("\u001b[0m");
      }
    }
    return text.toString().stripTrailing();
  }
}
