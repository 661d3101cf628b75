package org.workloadmonitor.collector.external.assertion;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.workloadmonitor.api.ConfigurationException;
import org.workloadmonitor.api.config.Description;

/**
 * What a text must be like.
 *
 * @param contains what must be in it
 * @param notContains what must not be in it
 * @param matches what must fit somewhere in it
 */
public record TextCheck(
    @Description("Text that must be in it.") Optional<String> contains,
    @Description("Text that must not be in it.") Optional<String> notContains,
    @Description("Regular expression that must fit somewhere in it.") Optional<Regex> matches) {

  /** Checks that there is something to check. */
  public TextCheck {
    if (contains.isEmpty() && notContains.isEmpty() && matches.isEmpty()) {
      throw new ConfigurationException(
          "This checks nothing. Write contains, not_contains or matches.");
    }
  }

  TextCheck filled(UnaryOperator<String> fill) {
    return new TextCheck(contains.map(fill), notContains.map(fill), matches);
  }

  Optional<String> failure(String what, String text, Deadline deadline) throws Unanswered {
    if (contains.isPresent() && !text.contains(contains.get())) {
      return Optional.of("%s does not contain '%s'.".formatted(what, contains.get()));
    }
    if (notContains.isPresent() && text.contains(notContains.get())) {
      return Optional.of("%s contains '%s'.".formatted(what, notContains.get()));
    }
    if (matches.isPresent() && matches.get().find(text, deadline).isEmpty()) {
      return Optional.of("%s does not match %s.".formatted(what, matches.get()));
    }
    return Optional.empty();
  }
}
