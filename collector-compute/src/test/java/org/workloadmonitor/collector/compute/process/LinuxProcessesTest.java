package org.workloadmonitor.collector.compute.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.collector.compute.linux.Stalls;

class LinuxProcessesTest {

  private static final Instant BOOT = Instant.parse("2026-05-01T12:00:00Z");

  /** Minor faults 11, major 12, user 130 ticks, system 140, 5 threads, started after 20 s. */
  private static final String STAT =
      "42 (%s) %s 1 42 42 0 -1 4194560 11 0 12 0 130 140 0 0 20 0 %d 0 2000 123456789 250 "
          + "18446744073709551615 1 1 0 0 0 0 0 4096 0 0 0 0 17 1 0 0 0 0 0 0 0 0 0 0 0 0 0\n";

  @TempDir Path root;

  @BeforeEach
  void makeProc() throws IOException {
    Files.createDirectories(root.resolve("proc/42"));
    Files.createSymbolicLink(root.resolve("proc/self"), Path.of("77"));
  }

  @Test
  void readsWhatAProcessIsAndUses() throws IOException {
    write("stat", STAT.formatted("nginx", "S", 5));
    write(
        "io", "rchar: 1\nwchar: 2\nread_bytes: 4096\nwrite_bytes: 8192\ncancelled_write_bytes: 3");
    for (String descriptor : List.of("0", "1", "2")) {
      write("fd/" + descriptor, "");
    }

    assertThat(processes().read(42, false))
        .contains(
            new ProcessReading(
                new ProcessIdentity(
                    42, BOOT.plusSeconds(20).toEpochMilli(), "nginx", ProcessState.SLEEPING),
                1_300,
                1_400,
                250 * 4_096,
                123_456_789,
                5,
                3,
                4_096,
                8_192,
                11,
                12,
                -1,
                -1));
  }

  @Test
  void readsNamesThatHoldBlanksAndParentheses() throws IOException {
    write("stat", STAT.formatted("a) S 1 (b c)", "R", 1));

    assertThat(processes().identity(42))
        .hasValueSatisfying(
            process -> {
              assertThat(process.name()).isEqualTo("a) S 1 (b c)");
              assertThat(process.state()).isEqualTo(ProcessState.RUNNING);
            });
  }

  @Test
  void knowsTheStates() throws IOException {
    assertThat(stateOf("R")).isEqualTo(ProcessState.RUNNING);
    assertThat(stateOf("S")).isEqualTo(ProcessState.SLEEPING);
    assertThat(stateOf("D")).isEqualTo(ProcessState.BLOCKED);
    assertThat(stateOf("T")).isEqualTo(ProcessState.STOPPED);
    assertThat(stateOf("t")).isEqualTo(ProcessState.STOPPED);
    assertThat(stateOf("Z")).isEqualTo(ProcessState.DEFUNCT);
    assertThat(stateOf("X")).isEqualTo(ProcessState.DEFUNCT);
    assertThat(stateOf("I")).isEqualTo(ProcessState.IDLE);
    assertThat(stateOf("P")).isEqualTo(ProcessState.SLEEPING);
  }

  @Test
  void doesNotTakeAProcessForDefunctWhoseOtherThreadsGoOn() throws IOException {
    write("stat", STAT.formatted("erlang", "Z", 3));

    assertThat(processes().identity(42).orElseThrow().state()).isEqualTo(ProcessState.SLEEPING);
  }

  @Test
  void splitsTheCommandLine() throws IOException {
    write("cmdline", "java\0-cp\0\0Main\0");

    assertThat(arguments(42)).containsExactly("java", "-cp", "", "Main");
  }

  @Test
  void takesACommandLineThatTheProgramRewroteForOneArgument() throws IOException {
    write("cmdline", "nginx: worker process\0\0\0\0\0");

    assertThat(arguments(42)).containsExactly("nginx: worker process");
  }

  @Test
  void hasNoCommandLineOfKernelThreadsAndProcessesThatAreGone() throws IOException {
    write("cmdline", "");

    assertThat(arguments(42)).isEmpty();
    assertThat(arguments(43)).isEmpty();
  }

  @Test
  void cutsEndlessCommandLines() throws IOException {
    write("cmdline", "java\0" + "x".repeat(1_000_000));

    assertThat(arguments(42)).hasSize(2).allSatisfy(a -> assertThat(a).hasSizeLessThan(40_000));
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void leavesOutProcessesThatHang() throws Exception {
    write("cmdline", "nginx\0");
    Path hanging = Files.createDirectory(root.resolve("proc/43")).resolve("cmdline");
    assertThat(new ProcessBuilder("mkfifo", hanging.toString()).start().waitFor()).isZero();
    Stalls.outlast(
        timeout -> {
          try (LinuxProcesses processes = new LinuxProcesses(root, BOOT, timeout)) {
            for (int again = 0; again < 2; again++) {
              assertThat(processes.arguments(List.of(43L, 42L)))
                  .isEqualTo(Map.of(42L, List.of("nginx")));
            }
          } finally {
            Files.writeString(hanging, "nginx");
          }
        });
  }

  @Test
  void doesNotKnowWhatItMayNotRead() throws IOException {
    write("stat", STAT.formatted("nginx", "S", 5));

    assertThat(processes().read(42, true))
        .hasValueSatisfying(
            reading -> {
              assertThat(reading.userMillis()).isEqualTo(1_300);
              assertThat(reading.openFiles()).isEqualTo(-1);
              assertThat(reading.readBytes()).isEqualTo(-1);
              assertThat(reading.writtenBytes()).isEqualTo(-1);
              assertThat(reading.voluntarySwitches()).isEqualTo(-1);
            });
  }

  @Test
  void addsUpTheContextSwitchesOfAllThreads() throws IOException {
    write("stat", STAT.formatted("nginx", "S", 2));
    write(
        "task/42/status",
        "Name:\tx\nvoluntary_ctxt_switches:\t5\nnonvoluntary_ctxt_switches:\t1\n");
    write(
        "task/43/status",
        "Name:\tx\nvoluntary_ctxt_switches:\t30\nnonvoluntary_ctxt_switches:\t7\n");

    ProcessReading reading = processes().read(42, true).orElseThrow();

    assertThat(reading.voluntarySwitches()).isEqualTo(35);
    assertThat(reading.involuntarySwitches()).isEqualTo(8);
  }

  @Test
  void takesGarbageForNoProcess() throws IOException {
    for (String garbage : List.of("", "42", "42 (", "42 )(", "x (y) S 1", "42 (nginx)", "\0\0\0")) {
      write("stat", garbage);
      assertThat(processes().identity(42)).as(garbage).isEmpty();
      assertThat(processes().read(42, true)).as(garbage).isEmpty();
    }
  }

  @Test
  void listsOnlyDirectoriesThatAreNamedByANumber() throws IOException {
    Files.createDirectories(root.resolve("proc/sys"));
    Files.createDirectories(root.resolve("proc/1a"));
    Files.createDirectories(root.resolve("proc/99999999999999999999"));

    assertThat(processes().pids()).containsExactly(42);
  }

  @Test
  void saysThatProcIsMissing() {
    LinuxProcesses nowhere = new LinuxProcesses(root.resolve("nowhere"), BOOT);

    assertThatThrownBy(nowhere::pids)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("nowhere/proc can't be read. Is it mounted?");
  }

  @Test
  void knowsItselfByTheIdThatThisProcGivesIt() {
    assertThat(processes().self()).isEqualTo(77);
  }

  @Test
  void knowsThatOthersAreHiddenByTheFirstProcess() throws IOException {
    assertThat(processes().seesOthers()).isFalse();

    Files.createDirectories(root.resolve("proc/1"));
    Files.writeString(root.resolve("proc/1/stat"), STAT.formatted("init", "S", 1));

    assertThat(processes().seesOthers()).isTrue();
  }

  private List<String> arguments(long pid) throws IOException {
    try (LinuxProcesses processes = processes()) {
      return processes.arguments(List.of(pid)).get(pid);
    }
  }

  private ProcessState stateOf(String letter) throws IOException {
    write("stat", STAT.formatted("x", letter, 1));
    return processes().identity(42).orElseThrow().state();
  }

  private LinuxProcesses processes() {
    return new LinuxProcesses(root, BOOT);
  }

  private void write(String file, String content) throws IOException {
    Path path = root.resolve("proc/42").resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, content);
  }
}
