package org.workloadmonitor.api.testkit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.workloadmonitor.api.Factory;
import org.workloadmonitor.api.SinkFactory;

/** What {@link org.workloadmonitor.api.config} asks of a configuration record. */
final class ConfigRules {

  private static final Set<String> AGENTS_OWN = Set.of("type", "interval", "deadline", "enabled");
  private static final Set<String> AGENTS_OWN_IN_SINKS =
      Set.of("type", "enabled", "id", "publish_interval", "without", "interval", "deadline");

  private ConfigRules() {}

  /** What is wrong with a factory's record; empty if nothing is. */
  static List<String> broken(Factory<?> factory) {
    Class<?> record = factory.configType();
    if (!record.isRecord()) {
      return List.of(record.getName() + " is no record");
    }
    Set<String> reserved = factory instanceof SinkFactory<?> ? AGENTS_OWN_IN_SINKS : AGENTS_OWN;
    List<String> broken = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (ConfigKey key : ConfigKey.of(record)) {
      if (reserved.contains(key.path())) {
        broken.add("the key '%s' belongs to the agent".formatted(key.path()));
      }
      if (!seen.add(key.path())) {
        broken.add("two components have the key '%s'".formatted(key.path()));
      }
      if (key.description().isBlank()) {
        broken.add("the key '%s' has no @Description".formatted(key.path()));
      }
      if (!ConfigTypes.isSupported(key.type())) {
        broken.add(
            "the key '%s' has a type that can't be bound: %s"
                .formatted(key.path(), key.type().getName()));
      }
    }
    return List.copyOf(broken);
  }
}
