package org.workloadmonitor.core.plan;

import java.util.ArrayList;
import java.util.List;

/** Lines of cells, one below the other: the first flush left, the others flush right. */
final class Table {

  private static final String INDENT = "  ";
  private static final String GAP = "   ";

  private final List<List<String>> lines = new ArrayList<>();

  Table line(String... cells) {
    lines.add(List.of(cells));
    return this;
  }

  /** The lines, each ended by a newline. All have as many cells as the first. */
  String text() {
    StringBuilder text = new StringBuilder();
    for (List<String> line : lines) {
      StringBuilder padded = new StringBuilder(INDENT);
      for (int column = 0; column < line.size(); column++) {
        String cell = line.get(column);
        String padding = " ".repeat(width(column) - cell.length());
        padded.append(column == 0 ? cell + padding : GAP + padding + cell);
      }
      text.append(padded.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private int width(int column) {
    return lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(0);
  }
}
