package org.workloadmonitor.core.config;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Collects problems and warnings, each once: a block that an alias repeats is read again, but its
 * mistake is still one.
 */
final class Problems {

  private final SortedSet<Problem> errors;
  private final SortedSet<Problem> warnings;

  Problems() {
    this(new TreeSet<>(), new TreeSet<>());
  }

  private Problems(SortedSet<Problem> errors, SortedSet<Problem> warnings) {
    this.errors = errors;
    this.warnings = warnings;
  }

  void error(Place place, String message) {
    errors.add(new Problem(place, message));
  }

  void warning(Place place, String message) {
    warnings.add(new Problem(place, message));
  }

  /** The same collection for what is switched off: there, nothing is wrong enough to stop. */
  Problems asWarnings() {
    return new Problems(warnings, warnings);
  }

  boolean hasErrors() {
    return !errors.isEmpty();
  }

  /** Sorted by place. */
  List<Problem> errors() {
    return List.copyOf(errors);
  }

  /** Sorted by place. */
  List<Problem> warnings() {
    return List.copyOf(warnings);
  }
}
