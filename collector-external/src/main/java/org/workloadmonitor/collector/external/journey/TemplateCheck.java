package org.workloadmonitor.collector.external.journey;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.workloadmonitor.api.ConfigurationException;

/** Finds places that nothing fills, before a journey ever runs. */
final class TemplateCheck {

  private TemplateCheck() {}

  /**
   * Checks every text.
   *
   * @throws ConfigurationException naming the key, and what was probably meant
   */
  static void of(List<StepConfig> steps) {
    Set<String> known = new LinkedHashSet<>();
    for (int i = 0; i < steps.size(); i++) {
      StepConfig step = steps.get(i);
      String at = "steps.%d.".formatted(i);
      step.http()
          .ifPresent(
              http -> StepTexts.of(at + "http.", http).forEach((k, t) -> check(k, t, known, step)));
      // What a step takes out of its answer, it may compare at once.
      known.addAll(step.extract().keySet());
      StepTexts.of(at + "assert", step.assertions()).forEach((k, t) -> check(k, t, known, step));
    }
  }

  private static void check(String key, String text, Set<String> known, StepConfig step) {
    for (String name : Template.names(text)) {
      if (!known.contains(name)) {
        throw new ConfigurationException(key, mistake(name, known, step));
      }
    }
  }

  private static String mistake(String name, Set<String> known, StepConfig step) {
    String what =
        Template.isName(name)
            ? "No earlier step extracts {{%s}}, which the step '%s' uses."
                .formatted(name, step.name())
            : "In {{...}} of the step '%s' stands no name.".formatted(step.name());
    if (known.isEmpty()) {
      return what + " No value is extracted before it at all.";
    }
    return what
        + Nearest.to(name, known)
            .map(" Did you mean {{%s}}?"::formatted)
            .orElse(" There is " + String.join(", ", known) + ".");
  }
}
