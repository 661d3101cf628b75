package org.workloadmonitor.collector.compute.process;

import java.util.List;
import java.util.Locale;

/** Decides whether a process is meant. */
@FunctionalInterface
interface ProcessMatcher {

  /** Linux keeps only so much of a program's name. */
  int LONGEST_NAME = 15;

  /**
   * Decides.
   *
   * @param name the program's short name
   * @param arguments the command line, the program first; empty if there is none
   */
  boolean matches(String name, List<String> arguments);

  /** The program's name, as the kernel has it or as the command line begins. */
  static ProcessMatcher command(String command) {
    if (command.indexOf('/') >= 0) {
      return (name, arguments) -> program(arguments).equals(command);
    }
    String kept = command.length() <= LONGEST_NAME ? command : command.substring(0, LONGEST_NAME);
    return (name, arguments) ->
        withoutExe(name).equals(withoutExe(command))
            || (name.equals(kept) && kept.length() < command.length())
            || withoutExe(baseName(program(arguments))).equals(withoutExe(command));
  }

  /** Any part of the command line. */
  static ProcessMatcher pattern(CommandLinePattern pattern) {
    return (name, arguments) -> pattern.isFoundIn(arguments);
  }

  private static String program(List<String> arguments) {
    return arguments.isEmpty() ? "" : arguments.getFirst();
  }

  private static String baseName(String path) {
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  }

  /** On Windows {@code postgres} means {@code postgres.exe}; elsewhere nothing is named so. */
  private static String withoutExe(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(".exe")
        ? name.substring(0, name.length() - 4)
        : name;
  }
}
