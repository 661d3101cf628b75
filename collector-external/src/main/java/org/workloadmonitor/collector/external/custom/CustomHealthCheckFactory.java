package org.workloadmonitor.collector.external.custom;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.workloadmonitor.api.ComponentContext;
import org.workloadmonitor.api.ConfigurationException;
import org.workloadmonitor.api.HealthCheck;
import org.workloadmonitor.api.HealthCheckFactory;

/** Makes health checks that run a program. */
public final class CustomHealthCheckFactory implements HealthCheckFactory<CustomConfig> {

  /** What a killed program and its verdict need. */
  private static final Duration MARGIN = Duration.ofSeconds(5);

  @Override
  public String type() {
    return "custom";
  }

  @Override
  public String description() {
    return "Runs a program and reads its verdict: 0 UP, 1 DEGRADED, 2 DOWN, all else UNKNOWN.";
  }

  @Override
  public Class<CustomConfig> configType() {
    return CustomConfig.class;
  }

  @Override
  public Duration deadline(CustomConfig config, Duration interval) {
    Duration needed = config.timeout().plus(MARGIN);
    Duration usual = HealthCheckFactory.super.deadline(config, interval);
    return needed.compareTo(usual) > 0 ? needed : usual;
  }

  @Override
  public HealthCheck create(CustomConfig config, ComponentContext context) {
    Path directory = config.workingDirectory().orElse(context.directory());
    if (!Files.isDirectory(directory)) {
      throw new ConfigurationException(
          "working_directory", "There is no directory %s.".formatted(directory));
    }
    return new CommandCheck(
        config, new Command(config, directory.toFile()), context.agent().location());
  }
}
