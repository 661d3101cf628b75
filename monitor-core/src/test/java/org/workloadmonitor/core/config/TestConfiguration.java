package org.workloadmonitor.core.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Files in a folder of a test, with a fake environment, and what the reader says of them. */
final class TestConfiguration {

  private final Path folder;
  private final Map<String, String> variables = new HashMap<>();
  private Factories factories = FakeFactories.standard();
  private Strictness strictness = Strictness.STRICT;

  TestConfiguration(Path folder) {
    this.folder = folder;
  }

  TestConfiguration variable(String name, String value) {
    variables.put(name, value);
    return this;
  }

  TestConfiguration factories(Factories others) {
    factories = others;
    return this;
  }

  TestConfiguration lenient() {
    strictness = Strictness.LENIENT;
    return this;
  }

  TestConfiguration file(String name, String text) {
    try {
      Files.createDirectories(folder.resolve(name).getParent());
      Files.writeString(folder.resolve(name), text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ConfigurationReader reader() {
    return new ConfigurationReader(
        factories, new Environment(variables::get, () -> "this-host"), strictness);
  }

  /** Reads {@code m.yaml} with this text. */
  ConfigurationResult result(String text) {
    file("m.yaml", text);
    return reader().read(List.of(folder.resolve("m.yaml")));
  }

  AgentConfiguration valid(String text) {
    return switch (result(text)) {
      case ConfigurationResult.Valid valid -> valid.configuration();
      case ConfigurationResult.Invalid invalid ->
          throw new AssertionError("Not valid: " + invalid.problems());
    };
  }

  /** The problems, with file names relative to the folder. */
  List<String> problems(String text) {
    return switch (result(text)) {
      case ConfigurationResult.Valid valid -> throw new AssertionError("Valid: " + valid);
      case ConfigurationResult.Invalid invalid -> relative(invalid.problems());
    };
  }

  /** The warnings of a valid configuration. */
  List<String> warnings(String text) {
    return switch (result(text)) {
      case ConfigurationResult.Valid valid -> relative(valid.warnings());
      case ConfigurationResult.Invalid invalid ->
          throw new AssertionError("Not valid: " + invalid.problems());
    };
  }

  /** What the reader says of the whole folder. */
  ConfigurationResult folder() {
    return reader().read(List.of(folder));
  }

  List<String> relative(List<Problem> problems) {
    return problems.stream().map(problem -> problem.toString().replace(folder + "/", "")).toList();
  }

  /** The single collector of the single component. */
  <C> C collector(String text, Class<C> type) {
    Optional<CollectorConfiguration<?>> first =
        valid(text).components().getFirst().collectors().stream().findFirst();
    return type.cast(first.orElseThrow().config());
  }
}
