package org.workloadmonitor.core.plugin;

import java.util.Optional;

/** Ends the loading of a unit with a state and what to say of it. */
final class UnitRefused extends Exception {

  private static final long serialVersionUID = 1L;

  private final PluginState state;
  private final transient Optional<PluginFacts> facts;

  UnitRefused(PluginState state, String detail) {
    this(state, detail, Optional.empty());
  }

  UnitRefused(PluginState state, String detail, Optional<PluginFacts> facts) {
    super(detail);
    this.state = state;
    this.facts = facts;
  }

  PluginUnit unit(UnitFiles files) {
    return new PluginUnit(files.name(), files.path(), state, String.valueOf(getMessage()), facts);
  }
}
