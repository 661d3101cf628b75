package org.workloadmonitor.core.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Reads the configuration and reports every mistake in it at once. Holds nothing between two calls
 * and may be used by several threads.
 */
public final class ConfigurationReader {

  private static final String DEFAULT = "default-configuration.yaml";

  private final Factories factories;
  private final Environment environment;
  private final Strictness strictness;

  /**
   * Creates a reader.
   *
   * @param factories what the installed plugins offer
   * @param environment what placeholders look up
   * @param strictness what becomes of a block whose type belongs to a broken plugin
   */
  public ConfigurationReader(Factories factories, Environment environment, Strictness strictness) {
    this.factories = factories;
    this.environment = environment;
    this.strictness = strictness;
  }

  /**
   * Reads files, and the {@code *.yaml} and {@code *.yml} files of directories, as one
   * configuration. Never throws for what is in them.
   *
   * @param filesOrDirectories at least one
   * @throws IllegalArgumentException if there is none
   */
  public ConfigurationResult read(List<Path> filesOrDirectories) {
    if (filesOrDirectories.isEmpty()) {
      throw new IllegalArgumentException("There is nothing to read.");
    }
    Problems problems = new Problems();
    Document document = new Document(problems);
    SourceFiles sources = new SourceFiles(problems);
    List<Path> files = sources.find(filesOrDirectories);
    for (Path file : files) {
      sources
          .text(file)
          .flatMap(text -> YamlReader.read(file, text, problems))
          .ifPresent(document::add);
    }
    Set<Path> watched = new HashSet<>(files);
    watched.addAll(filesOrDirectories);
    return result(document, watched, filesOrDirectories.getFirst(), problems);
  }

  /** Reads what the agent does with no configuration at all: it watches its host. */
  public ConfigurationResult readDefault() {
    Problems problems = new Problems();
    Document document = new Document(problems);
    Path name = Path.of(DEFAULT);
    YamlReader.read(name, defaultText(), problems).ifPresent(document::add);
    return result(document, Set.of(), name, problems);
  }

  /** The configuration that is used where there is none, as YAML. */
  public static String defaultText() {
    try (InputStream in = ConfigurationReader.class.getResourceAsStream(DEFAULT)) {
      return new String(Objects.requireNonNull(in, DEFAULT).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ConfigurationResult result(
      Document document, Set<Path> files, Path first, Problems problems) {
    Placeholders placeholders = new Placeholders(environment);
    Reading reading = new Reading(factories, strictness, new Shapes(), placeholders, problems);
    AgentConfiguration configuration = new Sections(reading, document).read();
    Set<Path> all = new HashSet<>(files);
    all.addAll(placeholders.files());
    if (problems.hasErrors()) {
      return new ConfigurationResult.Invalid(problems.errors(), all);
    }
    warnOfNothing(configuration, Place.of(first), problems);
    return new ConfigurationResult.Valid(configuration, problems.warnings(), all);
  }

  private static void warnOfNothing(
      AgentConfiguration configuration, Place place, Problems problems) {
    if (configuration.components().stream().noneMatch(ComponentConfiguration::enabled)) {
      problems.warning(place, "There are no components to watch. Add some under 'components'.");
    }
    if (configuration.sinks().isEmpty()) {
      problems.warning(
          place, "There are no sinks, so nothing is delivered. Add one under 'sinks'.");
    }
  }
}
