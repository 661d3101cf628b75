package org.workloadmonitor.collector.external.assertion;

import com.jayway.jsonpath.Filter;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.Predicate;
import java.util.ArrayList;
import java.util.List;

/**
 * A JSONPath whose regular expressions have a deadline. json-path would run those of its filters to
 * their end, and an answer can be made so that there is none. So it never sees one: a filter that
 * holds any is taken out of the path, {@code [?]} is left in its place, and it is read here, with
 * json-path's grammar. All else of it is json-path's again.
 */
final class FilteredPath {

  private static final String FITS = "=~";

  private final FilterText text;

  private FilteredPath(String text) {
    this.text = new FilterText(text);
  }

  /**
   * Reads a path.
   *
   * @throws IllegalArgumentException if there is a mistake in a filter with regular expressions
   * @throws InvalidPathException if there is another
   */
  static JsonPath compile(String path) {
    return path.contains(FITS) ? new FilteredPath(path).path() : JsonPath.compile(path);
  }

  private JsonPath path() {
    StringBuilder rest = new StringBuilder();
    List<Predicate> filters = new ArrayList<>();
    while (!text.isAtEnd()) {
      int start = text.position();
      text.skip();
      String piece = text.from(start);
      if (piece.startsWith("[") && piece.contains(FITS)) {
        filters.add(new FilteredPath(piece).filter());
        piece = "[?]";
      }
      rest.append(piece);
    }
    return JsonPath.compile(without(rest.toString()), filters.toArray(Predicate[]::new));
  }

  /** {@code [?(...)]}. */
  private Predicate filter() {
    expect("[");
    expect("?");
    expect("(");
    Predicate condition = either();
    expect(")");
    expect("]");
    return condition;
  }

  private Predicate either() {
    Predicate one = both();
    if (!text.take("||")) {
      return one;
    }
    Predicate other = either();
    return context -> one.apply(context) || other.apply(context);
  }

  private Predicate both() {
    Predicate one = condition();
    if (!text.take("&&")) {
      return one;
    }
    Predicate other = both();
    return context -> one.apply(context) && other.apply(context);
  }

  private Predicate condition() {
    text.skipSpace();
    int start = text.position();
    if (text.take("!")) {
      text.skipSpace();
      if (!text.isAt("@") && !text.isAt("$")) {
        Predicate inner = condition();
        return context -> !inner.apply(context);
      }
      return relation(start);
    }
    if (text.take("(")) {
      Predicate inner = either();
      expect(")");
      return inner;
    }
    return relation(start);
  }

  private Predicate relation(int start) {
    String left = null;
    int right = start;
    while (!text.isAtEnd() && !text.isAt("&&") && !text.isAt("||") && !text.isAt(")")) {
      if (left == null && text.isAt(FITS)) {
        left = text.from(start).strip();
        text.take(FITS);
        right = text.position();
      } else {
        text.skip();
      }
    }
    return left == null
        ? Filter.parse("[?(" + without(text.from(start)) + ")]")
        : RegexFilter.parse(left, text.from(right).strip());
  }

  /** What json-path gets to see. */
  private static String without(String text) {
    if (text.contains(FITS)) {
      throw new IllegalArgumentException(
          "In '%s', =~ can't be used. It stands in a filter such as $.items[?(@.name =~ /ab.*/)],"
                  .formatted(text)
              + " not in a filter within that, nor in a text.");
    }
    return text;
  }

  private void expect(String what) {
    if (!text.take(what)) {
      throw new IllegalArgumentException(
          "A filter with =~ looks like [?(@.name =~ /ab.*/)]; here, %s is missing at position %d."
              .formatted(what, text.position()));
    }
  }
}
