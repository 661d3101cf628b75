package org.workloadmonitor.core.launch.acme;

import org.workloadmonitor.api.ComponentContext;
import org.workloadmonitor.api.Health;
import org.workloadmonitor.api.HealthCheck;
import org.workloadmonitor.api.HealthCheckFactory;

/** Finds everything well. */
final class AcmeCheckFactory implements HealthCheckFactory<AcmeCheckFactory.Config> {

  /** The block of the configuration. */
  public record Config() {}

  @Override
  public String type() {
    return "acme";
  }

  @Override
  public String description() {
    return "Finds everything well.";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public HealthCheck create(Config config, ComponentContext context) {
    return out -> Health.up();
  }
}
