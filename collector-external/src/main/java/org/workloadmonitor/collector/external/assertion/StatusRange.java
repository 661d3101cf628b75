package org.workloadmonitor.collector.external.assertion;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One status of HTTP or several: {@code 200}, {@code 200-299}, {@code 2xx}.
 *
 * @param from the lowest
 * @param to the highest, inclusive
 */
public record StatusRange(int from, int to) {

  private static final Pattern FORM =
      Pattern.compile("(?<from>\\d{3})(?:\\s*-\\s*(?<to>\\d{3}))?|(?<first>[1-5])(?:xx|XX)");

  /**
   * Checks the order.
   *
   * @throws IllegalArgumentException if no status can lie between them
   */
  public StatusRange {
    if (from < 100 || to > 599 || to < from) {
      throw new IllegalArgumentException(
          "No status lies between %d and %d; they go from 100 to 599.".formatted(from, to));
    }
  }

  /**
   * Reads a status or a range.
   *
   * @throws IllegalArgumentException if the text has another form
   */
  public static StatusRange parse(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "Not a status: '%s'. Write 200, 200-299 or 2xx.".formatted(text));
    }
    if (form.group("first") != null) {
      int hundreds = Integer.parseInt(form.group("first")) * 100;
      return new StatusRange(hundreds, hundreds + 99);
    }
    int from = Integer.parseInt(form.group("from"));
    return new StatusRange(
        from, form.group("to") == null ? from : Integer.parseInt(form.group("to")));
  }

  /** Whether a status lies in it. */
  public boolean contains(int status) {
    return from <= status && status <= to;
  }

  /** As it is written in the configuration. */
  @Override
  public String toString() {
    if (from == to) {
      return Integer.toString(from);
    }
    return from % 100 == 0 && to == from + 99 ? from / 100 + "xx" : from + "-" + to;
  }
}
