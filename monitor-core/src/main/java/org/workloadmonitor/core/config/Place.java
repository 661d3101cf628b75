package org.workloadmonitor.core.config;

import java.nio.file.Path;

/**
 * A position in a configuration file.
 *
 * @param file as the user named it
 * @param line from 1; 0 for the file as a whole
 * @param column from 1, in characters; 0 for the file as a whole
 */
public record Place(Path file, int line, int column) implements Comparable<Place> {

  /** The place of what is in no file, such as a default that a plugin declares. */
  static final Place NOWHERE = of(Path.of(""));

  /** The file as a whole. */
  static Place of(Path file) {
    return new Place(file, 0, 0);
  }

  @Override
  public int compareTo(Place other) {
    int byFile = file.compareTo(other.file);
    int byLine = byFile != 0 ? byFile : Integer.compare(line, other.line);
    return byLine != 0 ? byLine : Integer.compare(column, other.column);
  }

  /** {@code file:line:column}, or the file alone. */
  @Override
  public String toString() {
    return line == 0 ? file.toString() : file + ":" + line + ":" + column;
  }
}
