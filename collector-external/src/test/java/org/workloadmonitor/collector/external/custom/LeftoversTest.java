package org.workloadmonitor.collector.external.custom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workloadmonitor.api.Health;
import org.workloadmonitor.api.HealthCheck;
import org.workloadmonitor.api.testkit.RecordingRecorder;
import org.workloadmonitor.api.testkit.TestContext;

/** Programs that start others, and go away before them. */
@EnabledOnOs(OS.LINUX)
@Timeout(120)
class LeftoversTest {

  /** What each program that stays does: it says who it is, and sleeps. */
  private static final String STAY = "sh -c 'echo $$ >> pids; exec sleep 3600'";

  /** Waits until a program has said who it is. */
  private static final String KNOWN = "while [ ! -s pids ]; do :; done";

  private static final Duration LONG = Duration.ofSeconds(100);
  private static final Duration SHORT = Duration.ofSeconds(1);

  @TempDir Path folder;

  @AfterEach
  void leaveNothing() throws Exception {
    for (long pid : pids()) {
      ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  private HealthCheck program(Duration timeout, String script) {
    CustomConfig config =
        new CustomConfig(List.of("/bin/sh", "-c", script), Map.of(), Optional.of(folder), timeout);
    return new CustomHealthCheckFactory().create(config, new TestContext(folder));
  }

  private Health run(Duration timeout, String script) throws Exception {
    try (HealthCheck check = program(timeout, script)) {
      return check.check(new RecordingRecorder(new TestContext(folder).clock()));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        STAY,
        STAY + " & wait",
        "(" + STAY + " & wait) & wait",
        "(" + STAY + " &); sleep 3600",
        "((nohup " + STAY + " < /dev/null > /dev/null 2>&1 &) &); sleep 3600",
        "trap '' TERM HUP INT; " + STAY + " & wait; wait; sleep 3600",
        "exec env -i " + STAY,
        "env -i " + STAY + " & wait",
        "(while :; do " + STAY + "; done &); sleep 3600",
      })
  void aProgramWhoseTimeIsOverLeavesNothing(String script) throws Exception {
    assertThat(run(SHORT, script).status()).isEqualTo(Health.Status.DOWN);

    assumeFalse(pids().isEmpty(), "The machine was too slow to start anything in that time.");
    assertAllGone();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        STAY + " & " + KNOWN,
        "((nohup " + STAY + " < /dev/null > /dev/null 2>&1 &) &); " + KNOWN,
        "(while :; do " + STAY + "; done &); " + KNOWN,
      })
  void aProgramThatEndsInTimeLeavesNothingEither(String script) throws Exception {
    assertThat(run(LONG, script).status()).isEqualTo(Health.Status.UP);

    assertAllGone();
  }

  /** It shows no environment in the moment in which it becomes another program. */
  @Test
  void whatIsOnlyJustStartingIsEndedToo() throws Exception {
    for (int i = 0; i < 100; i++) {
      run(LONG, "sleep 3600 & echo $! >> pids");
    }

    assertAllGone();
  }

  @Test
  void whatIsMeantToStayStays() throws Exception {
    assertThat(run(LONG, "unset " + Family.MARK + "; " + STAY + " & " + KNOWN).status())
        .isEqualTo(Health.Status.UP);

    assertThat(pids()).hasSize(1).allSatisfy(pid -> assertThat(isGone(pid)).isFalse());
  }

  @Test
  void anInterruptedCheckLeavesNothing() throws Exception {
    try (HealthCheck check = program(LONG, "(" + STAY + " &); sleep 3600")) {
      FutureTask<Health> run =
          new FutureTask<>(
              () -> check.check(new RecordingRecorder(new TestContext(folder).clock())));
      Thread thread = Thread.ofVirtual().start(run);
      awaitPids();

      thread.interrupt();

      assertThatThrownBy(() -> run.get(60, TimeUnit.SECONDS))
          .hasCauseInstanceOf(InterruptedException.class);
      assertAllGone();
    }
  }

  @Test
  void aCheckThatIsClosedWhileItRunsLeavesNothing() throws Exception {
    HealthCheck check = program(LONG, "(" + STAY + " &); sleep 3600");
    FutureTask<Health> run =
        new FutureTask<>(() -> check.check(new RecordingRecorder(new TestContext(folder).clock())));
    Thread.ofVirtual().start(run);
    awaitPids();

    check.close();

    assertAllGone();
    run.get(60, TimeUnit.SECONDS);
  }

  @Test
  void otherRunsAreLeftAlone() throws Exception {
    try (HealthCheck other = program(LONG, STAY)) {
      FutureTask<Health> run =
          new FutureTask<>(
              () -> other.check(new RecordingRecorder(new TestContext(folder).clock())));
      Thread.ofVirtual().start(run);
      awaitPids();

      assertThat(run(LONG, "exit 0").status()).isEqualTo(Health.Status.UP);

      assertThat(pids()).allSatisfy(pid -> assertThat(isGone(pid)).isFalse());
      assertThat(run.isDone()).isFalse();
    }
  }

  @Test
  void whereThereIsNoProcTheDescendantsAreEnded() throws Exception {
    ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", STAY + " & wait");
    Process program = builder.directory(folder.toFile()).start();
    awaitPids();

    new Family(folder.resolve("nowhere")).end(program);

    assertAllGone();
  }

  private void awaitPids() throws Exception {
    while (pids().isEmpty()) {
      Thread.sleep(1);
    }
  }

  private void assertAllGone() throws Exception {
    List<Long> pids = pids();
    assertThat(pids).isNotEmpty();
    for (long pid : pids) {
      while (!isGone(pid)) {
        Thread.sleep(1);
      }
    }
    assertThat(pids()).as("nothing was started any more").isEqualTo(pids);
  }

  /** Those that have said who they are; the last line may still be written. */
  private List<Long> pids() throws IOException {
    Path file = folder.resolve("pids");
    return Files.exists(file)
        ? Files.readString(file).lines().filter(line -> !line.isBlank()).map(Long::valueOf).toList()
        : List.of();
  }

  /** Whether a process has ended; somebody may not have asked for its exit code yet. */
  private static boolean isGone(long pid) throws IOException {
    try {
      String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      return stat.charAt(stat.lastIndexOf(')') + 2) == 'Z';
    } catch (IOException e) {
      return true;
    }
  }
}
