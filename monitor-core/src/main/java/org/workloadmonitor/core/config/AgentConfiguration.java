package org.workloadmonitor.core.config;

import java.util.List;

/**
 * All that the configuration says, checked.
 *
 * @param agent what concerns the agent as a whole
 * @param components in the order of the files, disabled ones included; ids are unique; unmodifiable
 * @param sinks the enabled ones, in the order of the files; ids are unique; unmodifiable
 */
public record AgentConfiguration(
    AgentSettings agent,
    List<ComponentConfiguration> components,
    List<SinkConfiguration<?>> sinks) {

  /** Copies the lists. */
  public AgentConfiguration {
    components = List.copyOf(components);
    sinks = List.copyOf(sinks);
  }

  /** The components that are watched. */
  public List<ComponentConfiguration> enabledComponents() {
    return components.stream().filter(ComponentConfiguration::enabled).toList();
  }
}
