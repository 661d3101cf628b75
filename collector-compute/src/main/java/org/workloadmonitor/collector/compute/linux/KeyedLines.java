package org.workloadmonitor.collector.compute.linux;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.workloadmonitor.collector.compute.reading.Reader.UNKNOWN;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers by name, one to a line: {@code MemFree: 123 kB}, {@code pgfault 123}. The kernel writes
 * the same names in the same order each time, so a line is compared with the name that stood there
 * last time, and looked up only if that has changed.
 */
public final class KeyedLines implements Numbers {

  /** No kernel file of this form has half as many. */
  private static final int MOST_LINES = 4096;

  private final Map<String, Integer> slots = new HashMap<>();
  private final List<Line> lines = new ArrayList<>();
  private final long[] values;

  /**
   * Wants the numbers of some names.
   *
   * @param keys the names; a number's slot is the place of its name here
   */
  public KeyedLines(List<String> keys) {
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
      if (line.slot >= 0) {
        text.skip(line.key);
        text.skip(':');
        values[line.slot] = text.number();
      }
      text.nextLine();
    }
  }

  private Line line(int row, Text text) {
    if (row == lines.size()) {
      lines.add(lineOf(text.name()));
    } else if (!text.beginsWithName(lines.get(row).key)) {
      lines.set(row, lineOf(text.name()));
    }
    return lines.get(row);
  }

  private Line lineOf(byte[] key) {
    return new Line(key, slots.getOrDefault(new String(key, UTF_8), -1));
  }

  @Override
  public long value(int slot) {
    return values[slot];
  }

  private static final class Line {

    private final byte[] key;
    private final int slot;

    Line(byte[] key, int slot) {
      this.key = key;
      this.slot = slot;
    }
  }
}
