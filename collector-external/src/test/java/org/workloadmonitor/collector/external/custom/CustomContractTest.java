package org.workloadmonitor.collector.external.custom;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.workloadmonitor.api.HealthCheckFactory;
import org.workloadmonitor.api.config.Secret;
import org.workloadmonitor.api.testkit.HealthCheckContract;

@DisabledOnOs(OS.WINDOWS)
class CustomContractTest extends HealthCheckContract<CustomConfig> {

  @Override
  protected HealthCheckFactory<CustomConfig> factory() {
    return new CustomHealthCheckFactory();
  }

  @Override
  protected CustomConfig config() {
    return running("echo all is well");
  }

  @Override
  protected Optional<CustomConfig> blockingConfig() {
    return Optional.of(running("sleep 3600"));
  }

  @Override
  protected Optional<CustomConfig> failingConfig() {
    return Optional.of(running("echo \"refused: $PASSWORD\"; exit 2"));
  }

  private static CustomConfig running(String script) {
    return new CustomConfig(
        List.of("/bin/sh", "-c", script),
        Map.of("PASSWORD", Secret.of("quiet-password")),
        Optional.empty(),
        Duration.ofSeconds(50));
  }

  /** The JDK's own, which waits for the ends of processes and goes by itself. */
  @Override
  protected boolean isTolerated(Thread thread) {
    return thread.getName().startsWith("process reaper");
  }
}
