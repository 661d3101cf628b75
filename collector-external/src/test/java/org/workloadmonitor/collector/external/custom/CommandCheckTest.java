package org.workloadmonitor.collector.external.custom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.workloadmonitor.api.ConfigurationException;
import org.workloadmonitor.api.Health;
import org.workloadmonitor.api.HealthCheck;
import org.workloadmonitor.api.config.Secret;
import org.workloadmonitor.api.testkit.RecordingRecorder;
import org.workloadmonitor.api.testkit.TestContext;

@DisabledOnOs(OS.WINDOWS)
class CommandCheckTest {

  private static final Duration LONG = Duration.ofSeconds(50);

  @TempDir Path folder;

  private Health check(CustomConfig config) throws Exception {
    TestContext context = new TestContext(folder);
    try (HealthCheck check = new CustomHealthCheckFactory().create(config, context)) {
      return check.check(new RecordingRecorder(context.clock()));
    }
  }

  private Health sh(String script) throws Exception {
    return check(command(LONG, "/bin/sh", "-c", script));
  }

  private static CustomConfig command(Duration timeout, String... words) {
    return new CustomConfig(
        List.of(words), Map.of("SECRET", Secret.of("hush-hush")), Optional.empty(), timeout);
  }

  @ParameterizedTest
  @CsvSource({"0, UP", "1, DEGRADED", "2, DOWN", "3, UNKNOWN", "77, UNKNOWN"})
  void theExitCodeIsTheVerdict(int code, Health.Status status) throws Exception {
    Health health = sh("echo the disk is so and so; exit " + code);

    assertThat(health.status()).isEqualTo(status);
    assertThat(health.reason()).contains("the disk is so and so");
    assertThat(health.attributes().value("process.exit.code")).contains((long) code);
    assertThat(health.attributes().value("location")).contains("test-location");
  }

  @Test
  void theReasonIsTheFirstLineWithoutPerformanceData() throws Exception {
    assertThat(sh("echo; echo 'LOAD OK | load1=0.3;5;10'; echo more").reason())
        .isEqualTo("LOAD OK");
  }

  @Test
  void aProgramThatOnlyComplainsIsHeard() throws Exception {
    assertThat(sh("echo no such host >&2; exit 2").reason()).isEqualTo("no such host");
  }

  @Test
  void aSilentProgramHasItsCodeAsReason() throws Exception {
    assertThat(sh("exit 2").reason()).isEqualTo("The program ended with 2.");
  }

  @Test
  void aSecretOfItsEnvironmentIsHidden() throws Exception {
    assertThat(sh("echo \"can't log in with $SECRET\"; exit 2").reason())
        .isEqualTo("can't log in with ***");
  }

  @Test
  void noVariableOfTheAgentIsPassedOn() throws Exception {
    assertThat(sh("env | cut -d= -f1 | sort | tr '\\n' ' '").reason())
        .contains("PATH", "SECRET")
        .doesNotContain("JAVA", "MAVEN");
  }

  @Test
  void outputWithoutEndIsBounded() throws Exception {
    Health health =
        sh("i=0; while [ $i -lt 20000 ]; do echo 0123456789abcdef; i=$((i+1)); done; exit 1");

    assertThat(health.status()).isEqualTo(Health.Status.DEGRADED);
    assertThat(health.reason()).isEqualTo("0123456789abcdef");
  }

  @Test
  void aLongLineIsShortened() throws Exception {
    assertThat(sh("printf 'x%.0s' $(seq 2000); exit 2").reason().length()).isLessThan(400);
  }

  @Test
  void aProgramThatHangsIsKilledWithItsChildrenAndDown() throws Exception {
    Path pid = folder.resolve("pid");

    Health health =
        check(
            command(
                Duration.ofSeconds(2),
                "/bin/sh",
                "-c",
                "sleep 3600 & echo $! > " + pid + "; echo waiting; wait"));

    assertThat(health.status()).isEqualTo(Health.Status.DOWN);
    assertThat(health.reason()).contains("did not end within 2000 ms", "waiting");
    long child = Long.parseLong(Files.readString(pid).strip());
    ProcessHandle.of(child).ifPresent(handle -> handle.onExit().join());
  }

  @Test
  void aChildThatIsLeftBehindDoesNotKeepTheCheck() throws Exception {
    assertThat(sh("sleep 2 & echo left; exit 0").status()).isEqualTo(Health.Status.UP);
  }

  @Test
  void theProgramFindsItsInputClosed() throws Exception {
    assertThat(sh("cat; echo read all").reason()).isEqualTo("read all");
  }

  @Test
  void aProgramThatIsNotThereTellsNothingOfTheTarget() throws Exception {
    Health health = check(command(LONG, "/nowhere/check_it", "--password=x"));

    assertThat(health.status()).isEqualTo(Health.Status.UNKNOWN);
    assertThat(health.reason()).contains("/nowhere/check_it").doesNotContain("--password");
  }

  @Test
  void argumentsAreNotReadByAShell() throws Exception {
    assertThat(check(command(LONG, "/bin/echo", "$(whoami);", "*")).reason())
        .isEqualTo("$(whoami); *");
  }

  @Test
  void aCommandLineIsRefusedWithTheListToWrite() {
    assertThatThrownBy(() -> command(LONG, "check_ntp -H ntp"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("[check_ntp, -H, ntp]");
  }

  @Test
  void aNameOfAVariableIsChecked() {
    assertThatThrownBy(
            () ->
                new CustomConfig(
                    List.of("x"), Map.of("A=B", Secret.of("c")), Optional.empty(), LONG))
        .hasMessageContaining("'A=B'");
  }
}
