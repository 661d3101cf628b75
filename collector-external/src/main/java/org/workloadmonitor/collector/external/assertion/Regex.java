package org.workloadmonitor.collector.external.assertion;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression as it is written in the configuration. Equal to another of the same text, as
 * a {@link Pattern} is not, and bound in time.
 */
public final class Regex {

  private final Pattern pattern;

  private Regex(Pattern pattern) {
    this.pattern = pattern;
  }

  /**
   * Reads an expression of {@link Pattern}.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Regex parse(String text) {
    try {
      return new Regex(Pattern.compile(text));
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "Not a regular expression: %s, at position %d."
              .formatted(e.getDescription(), e.getIndex()),
          e);
    }
  }

  /**
   * The first place in a text that fits: what its first group caught, or all of it where the
   * expression has no group.
   *
   * @throws Unanswered if the search did not end in time
   */
  public Optional<String> find(CharSequence text, Deadline deadline) throws Unanswered {
    try {
      Matcher matcher = pattern.matcher(new WatchedText(text, deadline));
      if (!matcher.find()) {
        return Optional.empty();
      }
      String caught = matcher.groupCount() > 0 ? matcher.group(1) : matcher.group();
      return Optional.of(caught == null ? "" : caught);
    } catch (WatchedText.TooLongException e) {
      throw new Unanswered(
          "The search for the regular expression %s did not end in time.".formatted(this));
    } catch (StackOverflowError e) {
      throw new Unanswered(
          "The regular expression %s needs too many steps for this text.".formatted(this));
    }
  }

  /** The search was given up. */
  public static final class Unanswered extends Exception {
    private final String reason;

    Unanswered(String reason) {
      super(reason);
      this.reason = reason;
    }

    /** A sentence for a person. */
    public String reason() {
      return reason;
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Regex that && pattern.pattern().equals(that.pattern.pattern());
  }

  @Override
  public int hashCode() {
    return pattern.pattern().hashCode();
  }

  /** The expression between slashes. */
  @Override
  public String toString() {
    return "/" + pattern.pattern() + "/";
  }
}
