package org.workloadmonitor.collector.external.journey;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The places of a text: {@code {{name}}}. */
final class Template {

  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");
  private static final Pattern UNCLOSED =
      Pattern.compile("\\{\\{\\s*+([A-Za-z][A-Za-z0-9_-]*+)(?!\\s*\\}\\})");
  private static final Pattern PLACE = Pattern.compile("\\{\\{([^{}]*)\\}\\}");

  private Template() {}

  static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /** Finds the places of a text; the first group is what stands between the braces. */
  static Matcher places(String text) {
    return PLACE.matcher(text);
  }

  /** What stands between the braces of a text, in order. */
  static Set<String> names(String text) {
    Set<String> names = new LinkedHashSet<>();
    Matcher place = PLACE.matcher(text);
    while (place.find()) {
      names.add(place.group(1).strip());
    }
    return names;
  }

  /** What follows two braces that open and never close as they should, in order. */
  static Set<String> unclosed(String text) {
    Set<String> names = new LinkedHashSet<>();
    UNCLOSED.matcher(text).results().forEach(found -> names.add(found.group(1)));
    return names;
  }

  /** Finds what to put in a place. */
  interface Values {
    /** The text for a name; empty to leave the place as it is. */
    Optional<String> of(String name);
  }

  static String fill(String text, Values values) {
    return fill(text, values, 0, UnaryOperator.identity());
  }

  /**
   * Fills in.
   *
   * @param from where in the text values are changed before they are put in
   * @param change how
   */
  static String fill(String text, Values values, int from, UnaryOperator<String> change) {
    if (!text.contains("{{")) {
      return text;
    }
    Matcher place = PLACE.matcher(text);
    StringBuilder filled = new StringBuilder();
    while (place.find()) {
      boolean changes = place.start() >= from;
      String value =
          values
              .of(place.group(1).strip())
              .map(found -> changes ? change.apply(found) : found)
              .orElse(place.group());
      place.appendReplacement(filled, Matcher.quoteReplacement(value));
    }
    return place.appendTail(filled).toString();
  }
}
