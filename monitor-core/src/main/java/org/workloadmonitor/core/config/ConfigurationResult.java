package org.workloadmonitor.core.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** What became of reading the configuration. */
public sealed interface ConfigurationResult {

  /**
   * What the result depends on: the files of the configuration, the directories that they were
   * found in, and the files that placeholders name, also those that are missing. A change in one of
   * them is a reason to read again.
   */
  Set<Path> files();

  /**
   * The configuration can be run.
   *
   * @param configuration what to run
   * @param warnings what the operator should know nevertheless, sorted by place; unmodifiable
   * @param files see {@link ConfigurationResult#files()}
   */
  record Valid(AgentConfiguration configuration, List<Problem> warnings, Set<Path> files)
      implements ConfigurationResult {
    /** Copies the collections. */
    public Valid {
      warnings = List.copyOf(warnings);
      files = Set.copyOf(files);
    }
  }

  /**
   * The configuration can't be run.
   *
   * @param problems every mistake that was found, sorted by place; at least one; unmodifiable
   * @param files see {@link ConfigurationResult#files()}
   */
  record Invalid(List<Problem> problems, Set<Path> files) implements ConfigurationResult {
    /** Copies the collections. */
    public Invalid {
      problems = List.copyOf(problems);
      files = Set.copyOf(files);
    }
  }
}
