package org.workloadmonitor.core.instance;

import java.time.Instant;
import java.util.Optional;
import org.workloadmonitor.api.Agent;
import org.workloadmonitor.api.Health;
import org.workloadmonitor.core.time.HandTime;

/** An agent that is up, and of which nothing ever changes. */
public record FixedAgent() implements Agent {
  @Override
  public String version() {
    return "1.0";
  }

  @Override
  public String host() {
    return "here";
  }

  @Override
  public Optional<String> location() {
    return Optional.empty();
  }

  @Override
  public Instant started() {
    return HandTime.START;
  }

  @Override
  public Health health() {
    return Health.up();
  }
}
