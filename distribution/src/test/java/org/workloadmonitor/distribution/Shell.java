package org.workloadmonitor.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs a command to its end. */
final class Shell {
  /** What the command left: one argument a line, where a fake Java printed what it was given. */
  record Result(int exitCode, String output, String errors) {
    List<String> arguments() {
      return List.of(output.substring(0, Math.max(0, output.length() - 1)).split("\n", -1));
    }
  }

  private Shell() {}

  /** Runs a command in a folder, with these variables beside those that say nothing to it. */
  static Result run(Path folder, Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile(folder, "output", ".txt");
    Path errors = Files.createTempFile(folder, "errors", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile());
    clean(builder.environment());
    builder.environment().put("MONITOR_AOT", "off");
    builder.environment().putAll(environment);
    int exitCode = builder.start().waitFor();
    return new Result(exitCode, Files.readString(output), Files.readString(errors));
  }

  /** Removes the variables that the launcher obeys. */
  static void clean(Map<String, String> environment) {
    environment.keySet().removeIf(name -> name.matches("_?(MONITOR|JAVA|JDK)_.*"));
  }
}
