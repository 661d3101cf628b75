package org.workloadmonitor.collector.external.journey;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.workloadmonitor.api.ConfigurationException;
import org.workloadmonitor.api.config.Default;
import org.workloadmonitor.api.config.Description;
import org.workloadmonitor.api.config.Key;
import org.workloadmonitor.api.config.Range;

/**
 * The block of a {@code journey}.
 *
 * @param name tells two journeys of one component apart
 * @param steps what is done, in order
 * @param timeout of all steps but those that always run, think time included
 * @param cleanupTimeout of the steps that always run, from the first of them
 * @param assertions what must hold of the whole
 * @param propagateTrace whether targets are told of the trace
 */
public record JourneyConfig(
    @Description("Tells this journey's metrics from those of another one of the same component.")
        Optional<String> name,
    @Description("What is done, in order.") List<StepConfig> steps,
    @Default("60s")
        @Range(min = "1ms", max = "30m")
        @Description("How long the steps may take together, think time included.")
        Duration timeout,
    @Default("30s")
        @Range(min = "1ms", max = "5m")
        @Description("How long the steps with 'always' may take together; they have it to spare.")
        Duration cleanupTimeout,
    @Key("assert") @Description("What must hold of the whole journey.")
        List<JourneyAssertion> assertions,
    @Default("false")
        @Description(
            "Whether each request tells its target of the trace (header traceparent); for targets"
                + " of your own.")
        boolean propagateTrace) {

  private static final int MOST_STEPS = 100;

  /** Checks what goes together. */
  public JourneyConfig {
    steps = List.copyOf(steps);
    assertions = List.copyOf(assertions);
    if (steps.isEmpty() || steps.size() > MOST_STEPS) {
      throw new ConfigurationException(
          "steps", "A journey has 1 to %d steps, not %d.".formatted(MOST_STEPS, steps.size()));
    }
    if (name.filter(String::isBlank).isPresent()) {
      throw new ConfigurationException("name", "The name is blank. Leave the key out instead.");
    }
    checkNames(steps);
    checkThinking(steps, timeout);
    TemplateCheck.of(steps, assertions);
  }

  private static void checkNames(List<StepConfig> steps) {
    Set<String> names = new HashSet<>();
    for (int i = 0; i < steps.size(); i++) {
      if (!names.add(steps.get(i).name())) {
        throw new ConfigurationException(
            "steps.%d.name".formatted(i),
            "Two steps are called '%s'. Each needs a name of its own, which its metrics bear."
                .formatted(steps.get(i).name()));
      }
    }
  }

  private static void checkThinking(List<StepConfig> steps, Duration timeout) {
    Duration thinking =
        steps.stream()
            .filter(step -> !step.always())
            .map(StepConfig::thinkTime)
            .reduce(Duration.ZERO, Duration::plus);
    if (thinking.compareTo(timeout) >= 0) {
      throw new ConfigurationException(
          "timeout",
          "The think times alone take %d ms, so a timeout of %d ms is always over. Give it more."
              .formatted(thinking.toMillis(), timeout.toMillis()));
    }
  }
}
