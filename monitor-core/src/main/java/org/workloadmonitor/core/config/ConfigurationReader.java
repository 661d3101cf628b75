package org.workloadmonitor.core.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Reads the configuration and reports every mistake in it at once. May be used again. */
public final class ConfigurationReader {

  /**
   * Creates a reader.
   *
   * @param factories what the installed plugins offer
   * @param environment what placeholders look up
   * @param strictness what becomes of a block whose type belongs to a broken plugin
   */
  public ConfigurationReader(Factories factories, Environment environment, Strictness strictness) {}

  /**
   * Reads files, and the {@code *.yaml} and {@code *.yml} files of directories, as one
   * configuration. Never throws for what is in them.
   *
   * @param filesOrDirectories at least one
   */
  public ConfigurationResult read(List<Path> filesOrDirectories) {
    return notYet();
  }

  /** Reads what the agent does with no configuration at all: it watches its host. */
  public ConfigurationResult readDefault() {
    return notYet();
  }

  private static ConfigurationResult notYet() {
    return new ConfigurationResult.Invalid(
        List.of(new Problem(Place.of(Path.of("configuration")), "Not implemented yet.")), Set.of());
  }
}
