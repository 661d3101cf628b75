package org.workloadmonitor.core.launch;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of every command that reads the configuration. */
final class ConfigurationOptions {

  @Option(
      names = {"-c", "--config"},
      paramLabel = "PATH",
      description =
          "The configuration: a YAML file, or a directory of them. Without it conf/monitor.yaml is"
              + " read; where that does not exist the agent watches the host it runs on.")
  private @Nullable Path path;

  @Option(
      names = "--lenient",
      description =
          "Go on without what a broken plugin should have provided and, in run, without what can't"
              + " be made, such as a probe whose certificate file is missing.")
  private boolean lenient;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  boolean lenient() {
    return lenient;
  }

  /** What to read; empty for the built-in default. */
  List<Path> sources(Installation installation) {
    if (path != null && path.toString().isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "--config is empty. Give it the path of a file or directory.");
    }
    return Optional.ofNullable(path)
        .or(installation::usualConfiguration)
        .map(List::of)
        .orElse(List.of());
  }
}
