package org.workloadmonitor.collector.compute.process;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.workloadmonitor.api.ConfigurationException;
import org.workloadmonitor.api.config.Default;
import org.workloadmonitor.api.config.Description;

/**
 * Which processes to watch under one name. Exactly one of {@code command}, {@code pidFile} and
 * {@code pattern} says which.
 *
 * @param name the value of the attribute {@code process.name} of their metrics
 * @param command the program's name, or with a {@code /} its path as it was started
 * @param pidFile a file that holds the process id
 * @param pattern a regular expression that is found in the command line
 * @param perProcess whether each process gets metrics of its own instead of their sum
 * @param contextSwitches whether to count context switches, which means a look at every thread
 */
public record ProcessSelector(
    @Description("What to call these processes: the attribute process.name of their metrics.")
        String name,
    @Description("The program's name, such as nginx; with a / its path as it was started.")
        Optional<String> command,
    @Description("A file that holds the process id, such as /run/nginx.pid.")
        Optional<Path> pidFile,
    @Description("A regular expression that is found in the command line.")
        Optional<CommandLinePattern> pattern,
    @Default("false")
        @Description("Metrics for each process, told apart by process.pid, instead of their sum.")
        boolean perProcess,
    @Default("false")
        @Description("Also count context switches, which means reading a file for every thread.")
        boolean contextSwitches) {

  /**
   * Checks that there is one way to find the processes.
   *
   * @throws ConfigurationException if there is none or more than one, or a text is blank
   */
  public ProcessSelector {
    if (name.isBlank()) {
      throw new ConfigurationException("name", "Must not be blank: it names the metrics.");
    }
    if (command.isPresent() && command.get().isBlank()) {
      throw new ConfigurationException("command", "Must not be blank. Write a program's name.");
    }
    long ways = Stream.of(command, pidFile, pattern).filter(Optional::isPresent).count();
    if (ways != 1) {
      throw new ConfigurationException(
          "The processes '%s' need one of command, pid_file and pattern, but have %s."
              .formatted(name, ways == 0 ? "none" : ways));
    }
  }

  /** Decides on a process of the list of all; empty where a pid file says which one. */
  Optional<ProcessMatcher> matcher() {
    return command.map(ProcessMatcher::command).or(() -> pattern.map(ProcessMatcher::pattern));
  }
}
