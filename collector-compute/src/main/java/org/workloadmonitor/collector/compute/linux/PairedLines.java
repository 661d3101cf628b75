package org.workloadmonitor.collector.compute.linux;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.workloadmonitor.collector.compute.reading.Reader.UNKNOWN;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers that each follow their name, in lines that are groups: {@code UDP: inuse 0 mem 0}. */
final class PairedLines implements Numbers {

  /** No kernel file of this form has a tenth as many. */
  private static final int MOST_LINES = 128;

  private final Map<String, Integer> slots = new HashMap<>();
  private final List<Line> lines = new ArrayList<>();
  private final long[] values;

  /**
   * Wants some numbers.
   *
   * @param keys group and name, as {@code UDP.mem}; a number's slot is the place of its key here
   */
  PairedLines(List<String> keys) {
    this.values = new long[keys.size()];
    for (int i = 0; i < keys.size(); i++) {
      slots.put(keys.get(i), i);
    }
  }

  @Override
  public void parse(Text text) {
    Arrays.fill(values, UNKNOWN);
    for (int row = 0; row < MOST_LINES && !text.atEnd(); row++) {
      Line line = line(row, text);
      text.skipField();
      for (int i = 0; !text.atEndOfLine(); i++) {
        int slot = line.slot(i, text);
        long value = text.number();
        if (slot >= 0) {
          values[slot] = value;
        }
      }
      text.nextLine();
    }
  }

  private Line line(int row, Text text) {
    if (row == lines.size()) {
      lines.add(new Line(text.name()));
    } else if (!text.beginsWithName(lines.get(row).group)) {
      lines.set(row, new Line(text.name()));
    }
    return lines.get(row);
  }

  @Override
  public long value(int slot) {
    return values[slot];
  }

  private final class Line {

    private final byte[] group;
    private final List<byte[]> names = new ArrayList<>();
    private final List<Integer> found = new ArrayList<>();

    Line(byte[] group) {
      this.group = group;
    }

    /** Passes a name and gives its slot. */
    int slot(int place, Text text) {
      text.skipBlanks();
      if (place == names.size()) {
        names.add(text.name());
        found.add(find(names.get(place)));
      } else if (!text.beginsWithName(names.get(place))) {
        names.set(place, text.name());
        found.set(place, find(names.get(place)));
      }
      text.skipField();
      return found.get(place);
    }

    private int find(byte[] name) {
      return slots.getOrDefault(new String(group, UTF_8) + "." + new String(name, UTF_8), -1);
    }
  }
}
