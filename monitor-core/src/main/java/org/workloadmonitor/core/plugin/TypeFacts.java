package org.workloadmonitor.core.plugin;

import java.util.Objects;

/**
 * One type that a plugin offers.
 *
 * @param kind collector, health check or sink
 * @param type the word in the configuration
 * @param description one sentence on what it does
 */
public record TypeFacts(FactoryKind kind, String type, String description) {

  /** Checks for null. */
  public TypeFacts {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(description, "description");
  }
}
