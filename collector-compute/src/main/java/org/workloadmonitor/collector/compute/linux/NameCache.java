package org.workloadmonitor.collector.compute.linux;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which device stood in each line last time, and whether it is wanted, so that neither a
 * name nor a decision is made twice.
 */
final class NameCache {

  /** Nobody has as many devices; who has as many lines has another file. */
  private static final int MOST_ROWS = 1 << 17;

  private final Predicate<String> wanted;
  private final List<Entry> rows = new ArrayList<>();

  /**
   * Creates an empty memory.
   *
   * @param wanted decides on a name
   */
  NameCache(Predicate<String> wanted) {
    this.wanted = wanted;
  }

  /**
   * Passes the name that follows.
   *
   * @param row which line this is, counted from 0
   * @return the name; null if it is not wanted
   */
  @Nullable String next(int row, Text text) {
    if (row >= MOST_ROWS) {
      return null;
    }
    text.skipBlanks();
    while (rows.size() <= row) {
      rows.add(Entry.NONE);
    }
    if (!text.beginsWithName(rows.get(row).bytes)) {
      rows.set(row, entry(text.name()));
    }
    Entry entry = rows.get(row);
    text.skip(entry.bytes);
    return entry.wanted ? entry.name : null;
  }

  private Entry entry(byte[] bytes) {
    String name = new String(bytes, UTF_8);
    return new Entry(bytes, name, !name.isEmpty() && wanted.test(name));
  }

  private static final class Entry {

    static final Entry NONE = new Entry(new byte[0], "", false);

    private final byte[] bytes;
    private final String name;
    private final boolean wanted;

    Entry(byte[] bytes, String name, boolean wanted) {
      this.bytes = bytes;
      this.name = name;
      this.wanted = wanted;
    }
  }
}
