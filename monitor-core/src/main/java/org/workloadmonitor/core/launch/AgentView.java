package org.workloadmonitor.core.launch;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.workloadmonitor.api.Agent;
import org.workloadmonitor.api.Health;

/** What plugins see of this agent. */
final class AgentView implements Agent {

  private final String version;
  private final String host;
  private final Instant started;
  private volatile Supplier<Health> health = () -> Health.unknown("The agent starts.");
  private volatile Optional<String> location = Optional.empty();

  AgentView(String version, String host, Instant started) {
    this.version = version;
    this.host = host;
    this.started = started;
  }

  /** Says where the agent observes from, as the configuration now has it. */
  void location(Optional<String> name) {
    location = name;
  }

  /** Says who knows how the agent is. */
  void healthIs(Supplier<Health> judge) {
    health = judge;
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public String host() {
    return host;
  }

  @Override
  public Optional<String> location() {
    return location;
  }

  @Override
  public Instant started() {
    return started;
  }

  @Override
  public Health health() {
    return health.get();
  }
}
