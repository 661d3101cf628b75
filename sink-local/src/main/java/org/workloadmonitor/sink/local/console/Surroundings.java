package org.workloadmonitor.sink.local.console;

import java.io.Console;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the process runs in.
 *
 * @param isTerminal whether input and output are a terminal
 * @param variables the environment
 * @param charset what the output understands
 */
record Surroundings(
    boolean isTerminal, Function<String, @Nullable String> variables, Charset charset) {

  static Surroundings ofThisProcess() {
    boolean isTerminal =
        Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    return new Surroundings(isTerminal, System::getenv, System.out.charset());
  }

  /** Whether escape sequences are understood; Windows Terminal sets no TERM. */
  boolean takesCommands() {
    String kind = variable("TERM");
    boolean known = kind.isEmpty() ? !variable("WT_SESSION").isEmpty() : !kind.equals("dumb");
    return isTerminal && known;
  }

  /** Whether colours are wanted; see no-color.org. */
  boolean wantsColors(ConsoleConfig.Color color) {
    return switch (color) {
      case ALWAYS -> true;
      case NEVER -> false;
      case AUTO -> takesCommands() && variable("NO_COLOR").isEmpty();
    };
  }

  /** How wide lines may be where nobody says how wide they can be. */
  int columns() {
    String columns = variable("COLUMNS");
    return columns.matches("[1-9]\\d{0,3}") ? Integer.parseInt(columns) : 100;
  }

  /** The value of a variable; empty where it is not set. */
  String variable(String name) {
    String value = variables.apply(name);
    return value == null ? "" : value;
  }
}
