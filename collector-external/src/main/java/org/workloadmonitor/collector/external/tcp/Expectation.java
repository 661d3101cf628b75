package org.workloadmonitor.collector.external.tcp;

import java.util.Optional;
import org.workloadmonitor.api.config.Description;
import org.workloadmonitor.collector.external.assertion.Deadline;
import org.workloadmonitor.collector.external.assertion.Regex;
import org.workloadmonitor.collector.external.assertion.Unanswered;

/**
 * What a server is to say. A text alone is one that the answer contains.
 *
 * @param contains a text; {@code \r}, {@code \n}, {@code \x1B} stand for the bytes
 * @param matches a regular expression that is found in the answer
 */
public record Expectation(
    @Description("Text that the answer contains; \\r, \\n, \\x1B stand for the bytes.")
        Optional<String> contains,
    @Description("Regular expression that is found in the answer.") Optional<Regex> matches) {

  /** Checks that there is one of the two. */
  public Expectation {
    if (contains.isPresent() == matches.isPresent()) {
      throw new IllegalArgumentException("Write either 'contains' or 'matches'.");
    }
    if (contains.filter(String::isEmpty).isPresent()) {
      throw new IllegalArgumentException("'contains' needs a text.");
    }
  }

  /** A text that the answer contains. */
  public static Expectation parse(String text) {
    return new Expectation(Optional.of(text), Optional.empty());
  }

  /** The same with values filled in; a regular expression has no places for them. */
  Expectation filled(Fill fill) {
    return new Expectation(contains.map(text -> fill.text(text, Escapes::escape)), matches);
  }

  /** Whether an answer, each character a byte, is so. */
  boolean isMet(CharSequence answer, Deadline deadline) throws Unanswered {
    return matches.isPresent()
        ? matches.get().find(answer, deadline).isPresent()
        : answer.toString().contains(Escapes.bytes(contains.orElseThrow()));
  }

  String words() {
    return matches
        .map(regex -> "something that matches " + regex)
        .orElseGet(() -> "'%s'".formatted(contains.orElseThrow()));
  }
}
