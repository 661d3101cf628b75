package org.workloadmonitor.collector.compute.process;

import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression that is looked for anywhere in a command line. Other than {@link Pattern} it
 * equals another with the same text, so that a reload of the configuration finds it unchanged.
 */
public final class CommandLinePattern {

  private final Pattern pattern;

  private CommandLinePattern(Pattern pattern) {
    this.pattern = pattern;
  }

  /**
   * Reads a regular expression.
   *
   * @throws IllegalArgumentException if the text is blank or none
   */
  public static CommandLinePattern parse(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException(
          "A pattern must not be blank: it would match every process. "
              + "Write a regular expression that is found in the command line.");
    }
    try {
      return new CommandLinePattern(Pattern.compile(text));
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "'%s' is no regular expression: %s at character %d."
              .formatted(text, e.getDescription(), e.getIndex() + 1),
          e);
    }
  }

  /** Whether it is found in the arguments, joined by blanks. A process without any is not meant. */
  boolean isFoundIn(List<String> arguments) {
    return !arguments.isEmpty() && pattern.matcher(String.join(" ", arguments)).find();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CommandLinePattern that
        && pattern.pattern().equals(that.pattern.pattern());
  }

  @Override
  public int hashCode() {
    return pattern.pattern().hashCode();
  }

  @Override
  public String toString() {
    return pattern.pattern();
  }
}
