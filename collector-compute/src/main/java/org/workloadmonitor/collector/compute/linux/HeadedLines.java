package org.workloadmonitor.collector.compute.linux;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.workloadmonitor.collector.compute.reading.Reader.UNKNOWN;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Numbers by column, under a line of names: {@code Udp: InDatagrams NoPorts} and then {@code Udp:
 * 47 0}. A line of names is taken apart again only if it has changed since the last time.
 */
final class HeadedLines implements Numbers {

  /** No kernel file of this form has a tenth as many. */
  private static final int MOST_LINES = 256;

  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private final Map<String, Integer> slots = new HashMap<>();
  private final List<Head> heads = new ArrayList<>();
  private final long[] values;

  /**
   * Wants the numbers of some columns.
   *
   * @param keys the columns, as {@code Udp.NoPorts}; a number's slot is the place of its column
   *     here
   */
  HeadedLines(List<String> keys) {
    this.values = new long[keys.size()];
    for (int i = 0; i < keys.size(); i++) {
      slots.put(keys.get(i), i);
    }
  }

  @Override
  public void parse(Text text) {
    Arrays.fill(values, UNKNOWN);
    for (int row = 0; row < MOST_LINES && !text.atEnd(); row++) {
      Head head = head(row, text);
      text.nextLine();
      if (text.skip(head.group)) {
        takeValues(head, text);
        text.nextLine();
      }
    }
  }

  private void takeValues(Head head, Text text) {
    for (int slot : head.slots) {
      long value = text.number();
      if (slot >= 0) {
        values[slot] = value;
      }
    }
  }

  private Head head(int row, Text text) {
    int from = text.position();
    int to = text.endOfLine();
    if (row == heads.size()) {
      heads.add(headOf(text.copy(from, to)));
    } else if (!text.equals(from, to, heads.get(row).line)) {
      heads.set(row, headOf(text.copy(from, to)));
    }
    return heads.get(row);
  }

  private Head headOf(byte[] line) {
    String[] words = BLANKS.split(new String(line, UTF_8).strip(), -1);
    int[] found = new int[words.length - 1];
    for (int i = 0; i < found.length; i++) {
      found[i] = slots.getOrDefault(words[0].replace(':', '.') + words[i + 1], -1);
    }
    return new Head(line, words[0].getBytes(UTF_8), found);
  }

  @Override
  public long value(int slot) {
    return values[slot];
  }

  private static final class Head {

    private final byte[] line;
    private final byte[] group;
    private final int[] slots;

    Head(byte[] line, byte[] group, int[] slots) {
      this.line = line;
      this.group = group;
      this.slots = slots;
    }
  }
}
