package org.workloadmonitor.core.launch.acme;

import org.workloadmonitor.api.PluginContext;
import org.workloadmonitor.api.Sink;
import org.workloadmonitor.api.SinkFactory;

/** A sink that costs nothing, and knows of no newer method of the API. */
final class FreeSinkFactory implements SinkFactory<FreeSinkFactory.Config> {

  /** The block of the configuration. */
  public record Config() {}

  @Override
  public String type() {
    return "free";
  }

  @Override
  public String description() {
    return "Takes everything for nothing.";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Sink create(Config config, PluginContext context) {
    throw new IllegalStateException("No command of these tests may open a sink.");
  }
}
