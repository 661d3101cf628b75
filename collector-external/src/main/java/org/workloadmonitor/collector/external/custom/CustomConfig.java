package org.workloadmonitor.collector.external.custom;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.workloadmonitor.api.ConfigurationException;
import org.workloadmonitor.api.config.Default;
import org.workloadmonitor.api.config.Description;
import org.workloadmonitor.api.config.Range;
import org.workloadmonitor.api.config.Secret;

/**
 * The block of a {@code custom} health check.
 *
 * @param command the program and its arguments; no shell reads them
 * @param environment variables that it gets besides the few that it always gets
 * @param workingDirectory where it runs
 * @param timeout until it is killed
 */
public record CustomConfig(
    @Description("Program and arguments, one element each; no shell reads them.")
        List<String> command,
    @Description("Variables for the program, the place for its secrets.")
        Map<String, Secret> environment,
    @Description("Directory in which it runs; by default the instance's own, which is empty.")
        Optional<Path> workingDirectory,
    @Default("10s")
        @Range(min = "1ms", max = "10m")
        @Description("How long it may run until it is killed and counts as DOWN.")
        Duration timeout) {

  /** Checks what the system would refuse. */
  public CustomConfig {
    command = List.copyOf(command);
    environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    if (command.isEmpty() || command.getFirst().isBlank()) {
      throw new ConfigurationException(
          "command", "Name the program: command: [/usr/lib/nagios/plugins/check_ntp, -H, ntp].");
    }
    if (command.size() == 1 && command.getFirst().strip().contains(" ")) {
      throw new ConfigurationException(
          "command",
          "No shell splits this into words. Write a list: [%s]."
              .formatted(String.join(", ", command.getFirst().strip().split("\\s+"))));
    }
    if (command.stream().anyMatch(word -> word.indexOf('\0') >= 0)) {
      throw new ConfigurationException("command", "An argument holds a NUL character.");
    }
    environment.forEach(CustomConfig::checkVariable);
  }

  private static void checkVariable(String name, Secret value) {
    if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
      throw new ConfigurationException(
          "environment", "'%s' is no name of a variable.".formatted(name));
    }
    if (value.reveal().indexOf('\0') >= 0) {
      throw new ConfigurationException(
          "environment", "The variable '%s' holds a NUL character.".formatted(name));
    }
  }
}
