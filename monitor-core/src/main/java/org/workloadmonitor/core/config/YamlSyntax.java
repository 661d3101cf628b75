package org.workloadmonitor.core.config;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** The YAML parser's complaints, in words for somebody who does not know its grammar. */
final class YamlSyntax {

  private YamlSyntax() {}

  static Place place(Path file, Optional<Mark> mark) {
    return mark.map(m -> new Place(file, m.getLine() + 1, m.getColumn() + 1))
        .orElseGet(() -> Place.of(file));
  }

  /**
   * What is wrong, where, and what to do. Nothing of the file's text is repeated, as nobody knows
   * yet what of it is a secret.
   */
  static Problem problem(Path file, YamlEngineException e, String text) {
    if (!(e instanceof MarkedYamlEngineException marked)) {
      return new Problem(Place.of(file), "This is not valid YAML.");
    }
    Optional<Mark> mark = marked.getProblemMark().or(marked::getContextMark);
    if (isUnclosedQuote(marked)) {
      return new Problem(
          place(file, marked.getContextMark().or(() -> mark)),
          "The quotes that open here are never closed.");
    }
    return new Problem(place(file, mark), sentence(marked, text));
  }

  private static boolean isUnclosedQuote(MarkedYamlEngineException e) {
    String problem = orEmpty(e.getProblem());
    return orEmpty(e.getContext()).contains("quoted scalar")
        && (problem.contains("end of stream") || problem.contains("document separator"));
  }

  private static String sentence(MarkedYamlEngineException e, String text) {
    String problem = orEmpty(e.getProblem());
    String context = orEmpty(e.getContext());
    if (problem.contains("(TAB)")) {
      return "There is a tab here. YAML is indented with spaces; replace the tab by spaces.";
    }
    if (isPlaceholderInBraces(e, text)) {
      return "Inside { } or [ ] a placeholder needs quotes: \"${env:NAME}\".";
    }
    if (context.contains("scanning an alias")) {
      return "In YAML a value that starts with '*' repeats what '&' marked. Put the value into"
          + " quotes if the '*' belongs to it.";
    }
    if (context.contains("quoted scalar")) {
      return "After '\\' in double quotes only YAML's escapes may follow. Write '\\\\' for one"
          + " backslash, or use single quotes.";
    }
    if (problem.contains("cannot start any token")) {
      return "A value can't start with this character. Put the value into quotes.";
    }
    if (problem.contains("mapping values are not allowed")) {
      return "There is a ':' here where no key can stand. Indent the line like its neighbours, or"
          + " put the value into quotes if the ':' belongs to it.";
    }
    if (problem.contains("could not find expected ':'")) {
      return "There is a ':' missing after the key. Write 'key: value'.";
    }
    if (problem.contains("entries are not allowed")) {
      return "A list's '-' can't stand here. Begin the list on a line of its own.";
    }
    if (problem.contains("<block end>")) {
      return "This does not line up with what is above it. Indent it like its neighbours.";
    }
    if (problem.contains("but got") || context.contains("flow")) {
      return "A '{' or '[' is not closed, or a ',' is missing before this.";
    }
    return "This is not valid YAML%s: %s."
        .formatted(context.isEmpty() ? "" : ", " + context, problem);
  }

  /** In flow style the '{' of a placeholder opens a mapping: a trap worth a sentence of its own. */
  private static boolean isPlaceholderInBraces(MarkedYamlEngineException e, String text) {
    boolean inBraces =
        orEmpty(e.getContext()).contains("flow") || orEmpty(e.getProblem()).contains("but got");
    return inBraces
        && e.getProblemMark().filter(mark -> line(text, mark.getLine()).contains("${")).isPresent();
  }

  private static String line(String text, int index) {
    return text.lines().skip(index).findFirst().orElse("");
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
