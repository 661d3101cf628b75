package org.workloadmonitor.api;

import java.time.Instant;
import java.util.Optional;

/** The agent, as its plugins see it. Its methods may be called from any thread and don't block. */
public interface Agent {

  /** The agent's version, such as {@code 1.4.0}. */
  String version();

  /** The name of the host that the agent runs on. */
  String host();

  /** Where the agent observes from, as the operator named it ({@code agent.location}). */
  Optional<String> location();

  /** When the agent started. */
  Instant started();

  /**
   * Whether the agent itself is alive and delivering: DEGRADED when a plugin fails or a sink is
   * behind, DOWN when nothing is delivered any more. The attributes give the counts behind it.
   */
  Health health();
}
