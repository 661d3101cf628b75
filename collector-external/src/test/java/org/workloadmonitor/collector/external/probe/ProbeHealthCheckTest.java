package org.workloadmonitor.collector.external.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.api.Health;
import org.workloadmonitor.api.HealthCheck;
import org.workloadmonitor.api.testkit.RecordingRecorder;
import org.workloadmonitor.api.testkit.TestContext;
import org.workloadmonitor.collector.external.gate.Gate;

class ProbeHealthCheckTest {

  @TempDir Path directory;

  @Test
  void aGoodTargetIsUp() throws Exception {
    assertThat(check(Observation.of(Result.SUCCESS, "", 1)).status()).isEqualTo(Health.Status.UP);
  }

  @Test
  void aBrokenTargetIsDownAndTheVerdictSaysWhy() throws Exception {
    Health health = check(Observation.of(Result.WRONG_STATUS, "It answered 503.", 1_000_000));

    assertThat(health.status()).isEqualTo(Health.Status.DOWN);
    assertThat(health.reason()).isEqualTo("It answered 503.");
    assertThat(health.attributes().value("probe.result")).contains("wrong_status");
    assertThat(health.attributes().value("probe.duration")).contains(0.001);
  }

  @Test
  void aTargetThatWorksButWorseThanItShouldIsDegraded() throws Exception {
    Health health =
        check(
            Observation.of(Result.CERTIFICATE_EXPIRES_SOON, "The certificate ends in 3 days.", 1));

    assertThat(health.status()).isEqualTo(Health.Status.DEGRADED);
    assertThat(health.reason()).isEqualTo("The certificate ends in 3 days.");
  }

  @Test
  void nothingIsKnownWhenTheProbeItselfFails() throws Exception {
    Health health = check(Observation.of(Result.NOT_PERMITTED, "No raw sockets.", 1));

    assertThat(health.status()).isEqualTo(Health.Status.UNKNOWN);
  }

  @Test
  void theDeadlineLeavesRoomForTheWaitAndTheLook() {
    Duration deadline =
        new ProbeHealthCheckFactory<>(ScriptedProbe.seeing(Result.SUCCESS), Services.shared())
            .deadline(new ScriptedProbe.NoConfig(), Duration.ofSeconds(5));

    assertThat(deadline).isGreaterThan(Gate.LONGEST_WAIT.plusSeconds(20));
  }

  private Health check(Observation seen) throws Exception {
    TestContext context = new TestContext(directory);
    try (HealthCheck check =
        new ProbeHealthCheckFactory<>(ScriptedProbe.seeing(seen), new Services())
            .create(new ScriptedProbe.NoConfig(), context)) {
      return check.check(new RecordingRecorder(context.clock()));
    }
  }
}
