package org.workloadmonitor.core.config;

import java.util.Map;

/** Reads the default configuration; called by a test through a class loader without Jackson. */
public final class StartWithoutJackson {

  private StartWithoutJackson() {}

  /** How many components and sinks there are. */
  public static Map<String, Integer> read() {
    ConfigurationReader reader =
        new ConfigurationReader(
            FakeFactories.standard(), Environment.ofThisProcess(), Strictness.STRICT);
    AgentConfiguration configuration =
        ((ConfigurationResult.Valid) reader.readDefault()).configuration();
    return Map.of(
        "components", configuration.components().size(), "sinks", configuration.sinks().size());
  }
}
