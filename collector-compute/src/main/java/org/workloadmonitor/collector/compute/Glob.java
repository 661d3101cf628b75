package org.workloadmonitor.collector.compute;

import java.util.regex.Pattern;

/**
 * A pattern for names and paths: {@code *} stands for any characters, {@code /} among them, {@code
 * ?} for one.
 */
public final class Glob {

  private final String text;
  private final Pattern pattern;

  private Glob(String text) {
    this.text = text;
    StringBuilder regex = new StringBuilder();
    text.chars().forEach(c -> regex.append(regexOf((char) c)));
    this.pattern = Pattern.compile(regex.toString(), Pattern.DOTALL);
  }

  /**
   * Reads a pattern.
   *
   * @throws IllegalArgumentException if the text is blank
   */
  public static Glob parse(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException(
          "A pattern must not be blank. Write a name, in which * stands for any characters.");
    }
    return new Glob(text.strip());
  }

  private static String regexOf(char c) {
    return switch (c) {
      case '*' -> ".*";
      case '?' -> ".";
      default -> Pattern.quote(String.valueOf(c));
    };
  }

  /** Whether the whole name fits. */
  public boolean matches(String name) {
    return pattern.matcher(name).matches();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Glob that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
