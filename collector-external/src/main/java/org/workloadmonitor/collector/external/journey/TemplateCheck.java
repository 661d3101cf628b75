package org.workloadmonitor.collector.external.journey;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.workloadmonitor.api.ConfigurationException;

/** Finds places that nothing fills, before a journey ever runs. */
final class TemplateCheck {

  private TemplateCheck() {}

  /**
   * Checks every text.
   *
   * @throws ConfigurationException naming the key, and what was probably meant
   */
  static void of(List<StepConfig> steps, List<JourneyAssertion> assertions) {
    Set<String> known = new LinkedHashSet<>();
    for (int i = 0; i < steps.size(); i++) {
      StepConfig step = steps.get(i);
      String at = "steps.%d.".formatted(i);
      if (Template.names(StepTexts.fixed(step)).stream().anyMatch(Template::isName)) {
        throw new ConfigurationException(
            "steps." + i,
            "The step '%s' can't use {{...}} there. Values go into the texts of http steps, and into"
                    .formatted(step.name())
                + " 'send' and 'expect' of tcp steps.");
      }
      if (step.http().filter(http -> new UrlPlaces(http.url().reveal()).isForUser()).isPresent()) {
        throw new ConfigurationException(
            at + "http.url",
            "Before the @ of a URL, a value could make another host of it. Use basic_auth.");
      }
      StepTexts.ofProbe(at, step).forEach((key, text) -> check(key, text, known, step));
      // What a step takes out of its answer, it may compare at once.
      known.addAll(step.extract().keySet());
      StepTexts.of(at + "assert", step.assertions())
          .forEach((key, text) -> check(key, text, known, step));
    }
    Set<String> names = new LinkedHashSet<>(steps.stream().map(StepConfig::name).toList());
    for (int i = 0; i < assertions.size(); i++) {
      check("assert." + i, assertions.get(i), known, names);
    }
  }

  private static void check(String key, String text, Set<String> known, StepConfig step) {
    for (String name : Template.names(text)) {
      if (!known.contains(name)) {
        String what =
            Template.isName(name)
                ? "No earlier step extracts {{%s}}, which the step '%s' uses."
                    .formatted(name, step.name())
                : "In {{...}} of the step '%s' stands no name.".formatted(step.name());
        throw new ConfigurationException(key, what + hint(name, known));
      }
    }
    Template.unclosed(text).stream()
        .filter(known::contains)
        .findFirst()
        .ifPresent(
            name -> {
              throw new ConfigurationException(
                  key,
                  "In the step '%s', {{%s is not closed. Write {{%s}}."
                      .formatted(step.name(), name, name));
            });
  }

  private static void check(
      String key, JourneyAssertion assertion, Set<String> known, Set<String> steps) {
    for (String name : assertion.steps()) {
      if (!steps.contains(name)) {
        throw new ConfigurationException(
            key + ".steps",
            "No step is called '%s'.%s"
                .formatted(
                    name,
                    Nearest.to(name, steps).map(" Did you mean '%s'?"::formatted).orElse("")));
      }
    }
    Stream.concat(
            assertion.value().stream(),
            assertion.texts().stream().flatMap(text -> Template.names(text).stream()))
        .filter(name -> !known.contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              String what =
                  Template.isName(name)
                      ? "No step extracts {{%s}}.".formatted(name)
                      : "Here stands no name of a value.";
              throw new ConfigurationException(key, what + hint(name, known));
            });
  }

  private static String hint(String name, Set<String> known) {
    return known.isEmpty()
        ? " No value is extracted before it at all."
        : Nearest.to(name, known)
            .map(" Did you mean {{%s}}?"::formatted)
            .orElse(" There is " + String.join(", ", known) + ".");
  }
}
