package org.workloadmonitor.collector.compute.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.testkit.HandTurnedClock;
import org.workloadmonitor.api.testkit.RecordingRecorder;
import org.workloadmonitor.collector.compute.reading.Run;

/** Looks at processes that the test starts, through the kernel's own {@code /proc}. */
@EnabledOnOs(OS.LINUX)
class RealProcessesTest {

  /** How long anything may take before the test gives up on it. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Path ROOT = Path.of("/");
  private static final Attributes NAME = Attributes.of("process.name", "child");

  private final String mark = UUID.randomUUID().toString();
  private final List<Process> children = new ArrayList<>();
  private final HandTurnedClock clock = new HandTurnedClock();
  private final LinuxProcesses processes = new LinuxProcesses(ROOT, bootTime());
  @TempDir Path directory;
  private long seconds;

  @AfterEach
  void endChildren() throws InterruptedException {
    processes.close();
    for (Process child : children) {
      child.destroyForcibly().waitFor();
    }
  }

  @Test
  void findsAProcessByItsCommandLineUntilItEnds() throws Exception {
    ProcessPart part = part(byPattern(mark));
    assertThat(collect(part).value("process.count", NAME)).isZero();

    Process child = start("sh", "-c", "while :; do :; done", mark);
    // A shell that has just begun uses next to nothing.
    RecordingRecorder first = await(part, run -> run.value("process.memory.usage", NAME) > 100_000);

    assertThat(first.value("process.count", NAME)).isEqualTo(1);
    assertThat(first.value("process.memory.usage", NAME)).isLessThan(100_000_000);
    assertThat(first.value("process.thread.count", NAME)).isEqualTo(1);
    assertThat(first.value("process.open_file_descriptor.count", NAME)).isPositive();
    assertThat(first.value("process.disk.io", write())).isNotNegative();
    assertThat(first.rejections()).isEmpty();

    double used = first.value("process.cpu.time", user());
    RecordingRecorder later = await(part, run -> run.value("process.cpu.time", user()) > used);
    assertThat(later.points("process.cpu.utilization")).hasSize(1);

    end(child);
    RecordingRecorder last = collect(part);

    assertThat(last.value("process.count", NAME)).isZero();
    assertThat(last.value("process.cpu.time", user()))
        .isGreaterThanOrEqualTo(later.value("process.cpu.time", user()));
  }

  @Test
  void findsAProcessByItsPidFile() throws Exception {
    Process child = start("sleep", "600");
    Path file = directory.resolve("child.pid");
    Files.writeString(file, child.pid() + "\n");
    ProcessPart part = part(byFile(file));

    assertThat(collect(part).value("process.count", NAME)).isEqualTo(1);

    end(child);

    assertThat(collect(part).value("process.count", NAME)).isZero();
  }

  @Test
  void doesNotCountAProcessThatNobodyAskedHowItEnded() throws Exception {
    Process parent = start("sh", "-c", "sleep 1 & exec sleep 600");
    long child = awaitDefunctChild(parent.pid());
    Path file = directory.resolve("child.pid");
    Files.writeString(file, String.valueOf(child));
    RecordingRecorder run = collect(part(byFile(file)));

    assertThat(run.value("process.count", NAME)).isZero();
    assertThat(run.value("system.process.count", Attributes.of("process.state", "defunct")))
        .isPositive();
  }

  @Test
  void followsALauncherThatGivesWayToTheProgram() throws Exception {
    String program = "sleep 600." + ProcessHandle.current().pid();
    Process child = start("sh", "-c", "read line; exec " + program);
    ProcessPart part = part(byPattern("^" + program + "$"));
    assertThat(collect(part).value("process.count", NAME)).isZero();

    child.getOutputStream().write('\n');
    child.getOutputStream().flush();

    RecordingRecorder run = await(part, now -> now.value("process.count", NAME) > 0);
    assertThat(run.value("process.count", NAME)).isEqualTo(1);
  }

  @Test
  void seesItselfAsTheJvmDoes() {
    ProcessReading self = processes.read(ProcessHandle.current().pid(), true).orElseThrow();
    Instant started = ProcessHandle.current().info().startInstant().orElseThrow();
    int threads = ManagementFactory.getThreadMXBean().getThreadCount();

    assertThat(processes.self()).isEqualTo(ProcessHandle.current().pid());
    assertThat(self.identity().startMillis()).isCloseTo(started.toEpochMilli(), within(5_000L));
    assertThat(self.threads()).isGreaterThanOrEqualTo(threads);
    assertThat(self.residentBytes()).isBetween(20L << 20, self.virtualBytes());
    assertThat(self.openFiles()).isPositive();
    assertThat(self.readBytes()).isNotNegative();
    assertThat(self.minorFaults()).isPositive();
    assertThat(self.voluntarySwitches()).isPositive();
  }

  @Test
  void countsOpenFilesAsTheyCome() throws IOException {
    List<InputStream> files = new ArrayList<>();
    long before = processes.read(processes.self(), false).orElseThrow().openFiles();
    try {
      for (int i = 0; i < 200; i++) {
        files.add(Files.newInputStream(ROOT.resolve("proc/self/status")));
      }
      long during = processes.read(processes.self(), false).orElseThrow().openFiles();

      assertThat(during).isCloseTo(before + 200, within(50L));
    } finally {
      for (InputStream file : files) {
        file.close();
      }
    }
  }

  private long awaitDefunctChild(long parent) {
    List<Long> found = new ArrayList<>();
    await(
        () -> {
          for (long pid : processes.pids()) {
            if (isDefunctChild(pid, parent)) {
              found.add(pid);
            }
          }
          return !found.isEmpty();
        });
    return found.getFirst();
  }

  private boolean isDefunctChild(long pid, long parent) throws IOException {
    Optional<ProcessIdentity> process = processes.identity(pid);
    return process.isPresent()
        && process.get().state() == ProcessState.DEFUNCT
        && Files.readString(ROOT.resolve("proc/" + pid + "/stat")).contains(") Z " + parent + " ");
  }

  /** Collects until a run shows what is awaited. */
  private RecordingRecorder await(ProcessPart part, Predicate<RecordingRecorder> condition) {
    List<RecordingRecorder> runs = new ArrayList<>();
    await(
        () -> {
          runs.add(collect(part));
          return condition.test(runs.getLast());
        });
    return runs.getLast();
  }

  private static void await(Callable<Boolean> condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    try {
      while (!condition.call()) {
        assertThat(System.nanoTime()).as("still waiting").isLessThan(end);
        LockSupport.parkNanos(5_000_000);
      }
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private Process start(String... command) throws IOException {
    Process child = new ProcessBuilder(command).start();
    children.add(child);
    return child;
  }

  private static void end(Process child) throws InterruptedException {
    child.destroyForcibly().waitFor();
  }

  private ProcessPart part(ProcessSelector selector) {
    return new ProcessPart(List.of(selector), processes, ROOT, 1);
  }

  private RecordingRecorder collect(ProcessPart part) throws IOException {
    clock.advance(Duration.ofSeconds(1));
    seconds++;
    RecordingRecorder recorder = new RecordingRecorder(clock);
    part.collect(new Run(recorder, Duration.ofSeconds(seconds).toNanos()));
    return recorder;
  }

  private static ProcessSelector byPattern(String pattern) {
    return new ProcessSelector(
        "child",
        Optional.empty(),
        Optional.empty(),
        Optional.of(CommandLinePattern.parse(pattern)),
        false,
        false);
  }

  private static ProcessSelector byFile(Path file) {
    return new ProcessSelector(
        "child", Optional.empty(), Optional.of(file), Optional.empty(), false, false);
  }

  private static Attributes user() {
    return Attributes.of("process.name", "child", "cpu.mode", "user");
  }

  private static Attributes write() {
    return Attributes.of("process.name", "child", "disk.io.direction", "write");
  }

  private static Instant bootTime() {
    try {
      return Files.readAllLines(Path.of("/proc/stat")).stream()
          .filter(line -> line.startsWith("btime "))
          .map(line -> Instant.ofEpochSecond(Long.parseLong(line.substring(6))))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
