package org.workloadmonitor.core.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Paths as they are written in a configuration file. */
final class RelativePath {

  private RelativePath() {}

  /**
   * A relative path starts at the folder of the file that it is written in, so that it means the
   * same wherever the agent is started.
   *
   * @throws InvalidPathException if the system knows no such path
   */
  static Path resolve(String text, Place place) {
    return place.file().resolveSibling(text);
  }
}
