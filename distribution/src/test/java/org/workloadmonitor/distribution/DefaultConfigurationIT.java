package org.workloadmonitor.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The configurations in the box are good ones. */
@DisabledOnOs(OS.WINDOWS)
class DefaultConfigurationIT {
  @ParameterizedTest
  @ValueSource(strings = {"conf/monitor.yaml", "lib/launcher/training.yaml"})
  void isValid(String file, @TempDir Path folder) throws Exception {
    Shell.Result result =
        Shell.run(
            folder,
            Map.of("MONITOR_DATA", folder.resolve("data").toString()),
            List.of(
                Distribution.LAUNCHER.toString(),
                "validate",
                "--config",
                Distribution.HOME.resolve(file).toString()));

    assertThat(result.exitCode()).as(result.errors()).isZero();
  }
}
