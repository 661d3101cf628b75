package org.workloadmonitor.collector.external.assertion;

import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.PathNotFoundException;
import com.jayway.jsonpath.Predicate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code @.name =~ /regex/} with a deadline. The rest as json-path does it: the whole text must
 * fit, of a list one element, and what is neither text, number nor boolean counts as empty.
 *
 * @param path where the value stands
 * @param ofRoot whether it is looked for in the whole document
 * @param regex what it must fit
 */
record RegexFilter(JsonPath path, boolean ofRoot, Regex regex) implements Predicate {

  /**
   * Reads the two sides of {@code =~}.
   *
   * @throws IllegalArgumentException if they are none
   */
  static RegexFilter parse(String left, String right) {
    int end = right.lastIndexOf('/');
    if (!(left.startsWith("@") || left.startsWith("$")) || left.contains("?")) {
      throw new IllegalArgumentException(
          "Left of =~ stands a path without filters, such as @.name, not '%s'.".formatted(left));
    }
    if (!right.startsWith("/") || end == 0 || !right.substring(end + 1).matches("[idmsuxU]*")) {
      throw new IllegalArgumentException(
          "Right of =~ stands a regular expression such as /ab.*/i, not '%s'.".formatted(right));
    }
    String flags = right.substring(end + 1);
    String regex = right.substring(1, end);
    return new RegexFilter(
        JsonPath.compile(left),
        left.startsWith("$"),
        Regex.parse(flags.isEmpty() ? regex : "(?%s)%s".formatted(flags, regex)));
  }

  @Override
  public boolean apply(PredicateContext context) {
    @Nullable Object value = value(context);
    return value instanceof List<?> list
        ? list.stream().anyMatch(one -> fits(one, context))
        : fits(value, context);
  }

  private @Nullable Object value(PredicateContext context) {
    try {
      return path.read(ofRoot ? context.root() : context.item(), context.configuration());
    } catch (PathNotFoundException e) {
      return null;
    }
  }

  private boolean fits(@Nullable Object value, PredicateContext context) {
    String text =
        value instanceof String || value instanceof Number || value instanceof Boolean
            ? value.toString()
            : "";
    try {
      return regex.fits(text, WatchedJson.watch(context.configuration()));
    } catch (Unanswered e) {
      throw new UnansweredException(e);
    }
  }

  /** Carries the reason through json-path. */
  static final class UnansweredException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Unanswered reason;

    UnansweredException(Unanswered reason) {
      super(reason);
      this.reason = reason;
    }

    Unanswered reason() {
      return reason;
    }
  }
}
