package org.workloadmonitor.core.config;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.workloadmonitor.api.ConfigurationException;
import org.workloadmonitor.api.config.Default;
import org.workloadmonitor.api.config.Description;

/** The agent's own keys in the block of a sink. */
record SinkKeys(
    @Description("What kind of sink it is; 'monitor plugins' lists those that are installed.")
        String type,
    @Default("true")
        @Description("Whether it is used; mistakes in a block that is switched off are warnings.")
        boolean enabled,
    @Description("A name that no other sink has; the type where it is left out.")
        Optional<String> id,
    @Description("Longest time that a signal waits for a batch to fill; 0s to write at once.")
        Optional<Duration> publishInterval,
    @Description(
            "Ids of components whose signals this sink is not given; workload-monitor is the agent"
                + " itself.")
        Set<String> without) {

  SinkKeys {
    without = Set.copyOf(without);
    if (id.isPresent() && !Words.isId(id.get())) {
      throw new ConfigurationException("id", Words.idRule(id.get()));
    }
  }
}
