package org.workloadmonitor.core.config;

import java.util.Optional;
import org.workloadmonitor.core.config.YamlTree.Scalar;

/** Defaults as records declare them, as if they stood in the file. */
final class Defaults {

  private Defaults() {}

  /** Most are plain words: only what starts like another form goes through the parser. */
  static Optional<YamlTree> tree(String text, Place place, Problems problems) {
    return text.isEmpty() || "[{\"'".indexOf(text.charAt(0)) < 0
        ? Optional.of(new Scalar(place, text, !text.isEmpty()))
        : YamlReader.read(place.file(), text, problems);
  }
}
