package org.workloadmonitor.core.config;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.workloadmonitor.api.ConfigurationException;
import org.workloadmonitor.api.config.Default;
import org.workloadmonitor.api.config.Description;
import org.workloadmonitor.api.config.Key;
import org.workloadmonitor.api.signal.Severity;

/** The keys of an alert threshold in its long form. */
record ThresholdKeys(
    @Description("The limit; greater values cross it. Give this or 'below'.") Optional<Limit> above,
    @Description("The limit; smaller values cross it. Give this or 'above'.") Optional<Limit> below,
    @Description("With 'above': the value below which a crossing ends; the limit if left out.")
        Optional<Limit> clearBelow,
    @Description("With 'below': the value above which a crossing ends; the limit if left out.")
        Optional<Limit> clearAbove,
    @Key("for")
        @Default("0s")
        @Description("How long values must lie beyond the limit before it counts.")
        Duration forAtLeast,
    @Default("warning") @Description("How much a crossing matters.") Severity severity,
    @Description("The metric, where the threshold's own key is not to name it.")
        Optional<String> metric,
    @Description("What a series must carry to be looked at, such as device: sda; all if left out.")
        Map<String, String> attributes) {

  ThresholdKeys {
    if (above.isPresent() == below.isPresent()) {
      throw new ConfigurationException(
          above.isPresent()
              ? "A threshold has either 'above' or 'below', not both. Write two thresholds, the"
                  + " second under a key of your own with 'metric'."
              : "A threshold needs 'above' or 'below'.");
    }
    if (clearBelow.isPresent() && below.isPresent()) {
      throw new ConfigurationException(
          "clear_below", "'clear_below' goes with 'above'. With 'below', write 'clear_above'.");
    }
    if (clearAbove.isPresent() && above.isPresent()) {
      throw new ConfigurationException(
          "clear_above", "'clear_above' goes with 'below'. With 'above', write 'clear_below'.");
    }
    if (attributes.keySet().stream().anyMatch(String::isBlank)) {
      throw new ConfigurationException(
          "attributes", "The name of an attribute in 'attributes' must not be blank.");
    }
  }

  /** Reads the short form, which is the limit alone. */
  public static ThresholdKeys parse(String limit) {
    return new ThresholdKeys(
        Optional.of(Limit.parse(limit)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Duration.ZERO,
        Severity.WARNING,
        Optional.empty(),
        Map.of());
  }

  Limit limit() {
    return above.or(() -> below).orElseThrow();
  }

  Optional<Limit> clear() {
    return clearBelow.or(() -> clearAbove);
  }
}
