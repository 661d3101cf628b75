package org.workloadmonitor.collector.compute.oshi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.testkit.RecordingRecorder;
import org.workloadmonitor.api.testkit.TestContext;
import org.workloadmonitor.collector.compute.process.CommandLinePattern;
import org.workloadmonitor.collector.compute.process.ProcessPart;
import org.workloadmonitor.collector.compute.process.ProcessSelector;
import org.workloadmonitor.collector.compute.reading.Run;

/** Looks at a process that the test starts, in the way of systems other than Linux. */
@DisabledOnOs(OS.WINDOWS)
class OshiProcessesTest {

  private static final Attributes NAME = Attributes.of("process.name", "child");

  /** A time that no other process sleeps for. */
  private final String time = "600." + ProcessHandle.current().pid();

  @TempDir Path directory;
  private Process child;
  private TestContext context;

  @BeforeAll
  static void wantFreshNumbers() {
    FreshNumbers.want();
  }

  @BeforeEach
  void startChild() throws IOException {
    child = new ProcessBuilder("sleep", time).start();
    context = new TestContext(directory);
  }

  @AfterEach
  void endChild() throws InterruptedException {
    child.destroyForcibly().waitFor();
  }

  @Test
  void findsAProcessByItsCommandLineUntilItEnds() throws Exception {
    String pattern = "^sleep " + time.replace(".", "\\.") + "$";
    ProcessPart part = part(Optional.empty(), Optional.of(CommandLinePattern.parse(pattern)));

    // What has just begun may not sleep yet, and its memory may not be counted yet.
    Repeated.untilItHolds(
        () -> {
          RecordingRecorder run = collect(part);
          assertThat(run.value("process.count", NAME)).isEqualTo(1);
          assertThat(run.value("process.memory.usage", NAME)).isPositive();
          assertThat(run.value("process.thread.count", NAME)).isEqualTo(1);
          assertThat(run.value("system.process.count", Attributes.of("process.state", "sleeping")))
              .isPositive();
          assertThat(run.rejections()).isEmpty();
        });

    endChild();

    assertThat(collect(part).value("process.count", NAME)).isZero();
  }

  @Test
  void findsAProcessByItsPidFileUntilItEnds() throws Exception {
    Path file = directory.resolve("child.pid");
    Files.writeString(file, String.valueOf(child.pid()));
    ProcessPart part = part(Optional.of(file), Optional.empty());

    assertThat(collect(part).value("process.count", NAME)).isEqualTo(1);

    endChild();

    assertThat(collect(part).value("process.count", NAME)).isZero();
  }

  private ProcessPart part(Optional<Path> pidFile, Optional<CommandLinePattern> pattern) {
    OshiPlatform platform = new OshiPlatform(context::nanoTime);
    ProcessSelector selector =
        new ProcessSelector("child", Optional.empty(), pidFile, pattern, false, false);
    return new ProcessPart(List.of(selector), platform.processes(), Path.of("/"), 1);
  }

  private RecordingRecorder collect(ProcessPart part) throws IOException {
    context.advance(Duration.ofSeconds(10));
    RecordingRecorder recorder = new RecordingRecorder(context.clock());
    part.collect(new Run(recorder, context.nanoTime()));
    return recorder;
  }
}
