package org.workloadmonitor.collector.external.assertion;

import java.util.Optional;
import java.util.function.Function;
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
      String hint =
          text.contains("{{")
              ? " Values are not filled in here; use 'contains' or 'equals' for {{...}}."
              : "";
      throw new IllegalArgumentException(
          "Not a regular expression: %s, at position %d.%s"
              .formatted(e.getDescription(), e.getIndex(), hint),
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
    return search(
        text,
        new Watch(deadline),
        matcher -> {
          if (!matcher.find()) {
            return Optional.empty();
          }
          String caught = matcher.groupCount() > 0 ? matcher.group(1) : matcher.group();
          return Optional.of(caught == null ? "" : caught);
        });
  }

  /** Whether all of a text fits. */
  boolean fits(CharSequence text, Watch watch) throws Unanswered {
    return search(text, watch, Matcher::matches);
  }

  private <T> T search(CharSequence text, Watch watch, Function<Matcher, T> search)
      throws Unanswered {
    try {
      return search.apply(pattern.matcher(new WatchedText(text, watch)));
    } catch (Watch.TooLongException e) {
      throw new Unanswered(
          "The search for the regular expression %s did not end in time.".formatted(this));
    } catch (StackOverflowError e) {
      throw new Unanswered(
          "The regular expression %s needs too many steps for this text.".formatted(this));
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
