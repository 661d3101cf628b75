package org.workloadmonitor.collector.compute.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricPoint;
import org.workloadmonitor.api.signal.MetricValue.Counter;
import org.workloadmonitor.api.testkit.HandTurnedClock;
import org.workloadmonitor.api.testkit.RecordingRecorder;
import org.workloadmonitor.collector.compute.reading.Run;

class ProcessPartTest {

  private static final Instant BEGIN = Instant.parse("2026-05-01T12:00:00Z");
  private static final long LONG_AGO = BEGIN.minusSeconds(86_400).toEpochMilli();
  private static final Attributes WEB = Attributes.of("process.name", "web");
  private static final Attributes USER = Attributes.of("process.name", "web", "cpu.mode", "user");
  private static final int PROCESSORS = 4;

  private final HandTurnedClock clock = new HandTurnedClock(BEGIN);
  private final FakeProcesses processes = new FakeProcesses();

  @Test
  void countsNoneWhereNoneIsFound() throws IOException {
    RecordingRecorder run = collect(part(web(false)));

    assertThat(run.value("process.count", WEB)).isZero();
    assertThat(run.points().stream().map(MetricPoint::name))
        .containsOnly("process.count", "system.process.count");
    assertThat(run.problems()).isEmpty();
  }

  @Test
  void addsUpWhatAllFoundProcessesHave() throws IOException {
    processes.start(10, LONG_AGO, "nginx");
    processes.start(11, LONG_AGO + 60_000, "nginx");
    processes.start(12, LONG_AGO, "sshd");
    RecordingRecorder run = collect(part(web(false)));

    assertThat(run.value("process.count", WEB)).isEqualTo(2);
    assertThat(run.value("process.memory.usage", WEB)).isEqualTo(2_000);
    assertThat(run.value("process.memory.virtual", WEB)).isEqualTo(20_000);
    assertThat(run.value("process.thread.count", WEB)).isEqualTo(4);
    assertThat(run.value("process.open_file_descriptor.count", WEB)).isEqualTo(6);
    assertThat(run.value("process.uptime", WEB)).isEqualTo(86_400);
    assertThat(run.points("process.context_switches")).isEmpty();
    assertThat(run.rejections()).isEmpty();
  }

  @Test
  void countsFromTheFirstLookOn() throws IOException {
    processes.start(10, LONG_AGO, "nginx");
    processes.use(10, 5_000_000);
    ProcessPart part = part(web(false));
    RecordingRecorder first = collect(part);
    processes.use(10, 5_002_000);
    RecordingRecorder second = collectAfter(part, 10);

    assertThat(first.value("process.cpu.time", USER)).isZero();
    assertThat(second.value("process.cpu.time", USER)).isEqualTo(2);
    assertThat(second.point("process.cpu.time", USER).value()).isEqualTo(new Counter(2, BEGIN));
    assertThat(second.value("process.cpu.utilization", WEB)).isEqualTo(2.0 / 10 / PROCESSORS);
  }

  @Test
  void countsAProcessThatBeginsUnderWatchFromItsBeginning() throws IOException {
    ProcessPart part = part(web(false));
    collect(part);
    processes.start(10, clock.millis() + 3_000, "nginx");
    processes.use(10, 1_500);

    assertThat(collectAfter(part, 10).value("process.cpu.time", USER)).isEqualTo(1.5);
  }

  @Test
  void keepsWhatEndedProcessesHadUsed() throws IOException {
    processes.start(10, LONG_AGO, "nginx");
    processes.start(11, LONG_AGO, "nginx");
    ProcessPart part = part(web(false));
    collect(part);
    processes.use(10, 3_000);
    processes.use(11, 1_000);
    collectAfter(part, 10);
    processes.end(10);
    processes.use(11, 1_500);
    RecordingRecorder third = collectAfter(part, 10);

    assertThat(third.value("process.count", WEB)).isEqualTo(1);
    assertThat(third.point("process.cpu.time", USER).value()).isEqualTo(new Counter(4.5, BEGIN));

    processes.end(11);
    RecordingRecorder last = collectAfter(part, 10);

    assertThat(last.value("process.count", WEB)).isZero();
    assertThat(last.value("process.cpu.time", USER)).isEqualTo(4.5);
  }

  @Test
  void doesNotCountAStrangerThatWasGivenTheSameId() throws IOException {
    processes.start(10, LONG_AGO, "nginx");
    ProcessPart part = part(web(false));
    settle(part);
    processes.start(10, clock.millis() + 500, "backup");
    processes.use(10, 99_000);
    RecordingRecorder run = collectAfter(part, 1);

    assertThat(run.value("process.count", WEB)).isZero();
    assertThat(run.value("process.cpu.time", USER)).isZero();
  }

  @Test
  void countsASuccessorWithTheSameIdAsAnotherProcess() throws IOException {
    processes.start(10, LONG_AGO, "nginx");
    processes.use(10, 7_000);
    ProcessPart part = part(web(false));
    collect(part);
    processes.start(10, clock.millis() + 500, "nginx");
    processes.use(10, 250);
    RecordingRecorder run = collectAfter(part, 1);

    assertThat(run.value("process.count", WEB)).isEqualTo(1);
    assertThat(run.value("process.cpu.time", USER)).isEqualTo(0.25);
  }

  @Test
  void takesADefunctProcessForEndedAndStillCountsItsLastWork() throws IOException {
    processes.start(10, LONG_AGO, "nginx");
    ProcessPart part = part(web(false));
    collect(part);
    processes.endUnnoticed(10, 800);
    RecordingRecorder run = collectAfter(part, 1);

    assertThat(run.value("process.count", WEB)).isZero();
    assertThat(run.value("process.cpu.time", USER)).isEqualTo(0.8);
    assertThat(run.points("process.memory.usage")).isEmpty();
  }

  @Test
  void leavesOutOnlyWhatItMayNotRead() throws IOException {
    processes.start(10, LONG_AGO, "nginx");
    processes.denied = true;
    RecordingRecorder run = collect(part(web(false)));

    assertThat(run.value("process.count", WEB)).isEqualTo(1);
    assertThat(run.value("process.memory.usage", WEB)).isEqualTo(1_000);
    assertThat(run.points("process.disk.io")).isEmpty();
    assertThat(run.points("process.open_file_descriptor.count")).isEmpty();
    assertThat(run.problems())
        .hasEntrySatisfying(
            "processes/web", reason -> assertThat(reason).contains("CAP_SYS_PTRACE"));
  }

  @Test
  void doesNotSayThatThereIsNoneWhereOthersProcessesAreHidden() throws IOException {
    processes.hidesOthers = true;
    RecordingRecorder run = collect(part(web(false)));

    assertThat(run.points("process.count")).isEmpty();
    assertThat(run.problems())
        .hasEntrySatisfying("processes/web", reason -> assertThat(reason).contains("hidepid"));
  }

  @Test
  void doesNotSayThatThereIsNoneWhereAnotherProcessHangs() throws IOException {
    processes.start(10, LONG_AGO, "nginx");
    processes.hanging.add(10L);
    RecordingRecorder run = collect(part(web(false)));

    assertThat(run.points("process.count")).isEmpty();
    assertThat(run.problems())
        .hasEntrySatisfying("processes/web", reason -> assertThat(reason).contains("hangs"));
  }

  @Test
  void tellsProcessesApartWhereAsked() throws IOException {
    processes.start(10, LONG_AGO, "nginx");
    processes.start(11, LONG_AGO, "nginx");
    RecordingRecorder run = collect(part(web(true)));
    Attributes eleven =
        Attributes.of(
            "process.name", "web", "process.pid", "11", "process.executable.name", "nginx");

    assertThat(run.value("process.count")).isEqualTo(2);
    assertThat(run.points("process.memory.usage")).hasSize(2);
    assertThat(run.value("process.memory.usage", eleven)).isEqualTo(1_000);
  }

  @Test
  void showsNothingOfTheArguments() throws IOException {
    processes.start(10, LONG_AGO, "nginx", "--password=hunter2");
    ProcessPart part = part(web(true));
    List<RecordingRecorder> runs = List.of(collect(part), collectAfter(part, 10));

    assertThat(runs)
        .allSatisfy(
            run -> assertThat(run.signals().toString() + run.problems()).doesNotContain("hunter2"));
  }

  @Test
  void countsAllProcessesByState() throws IOException {
    processes.start(10, LONG_AGO, "nginx");
    processes.start(11, LONG_AGO, "sh");
    processes.start(12, LONG_AGO, "sh");
    processes.endUnnoticed(12, 0);
    RecordingRecorder run = collect(part());

    assertThat(byState(run, "sleeping")).isEqualTo(2);
    assertThat(byState(run, "defunct")).isEqualTo(1);
    assertThat(byState(run, "running")).isZero();
  }

  @Test
  void doesNotCountProcessesWhereOthersAreHidden() throws IOException {
    processes.start(10, LONG_AGO, "nginx");
    processes.hidesOthers = true;
    RecordingRecorder run = collect(part(web(false)));

    assertThat(run.points("system.process.count")).isEmpty();
    assertThat(run.value("process.count", WEB)).isEqualTo(1);
    assertThat(run.problems())
        .hasEntrySatisfying("processes", reason -> assertThat(reason).contains("hidepid"));
  }

  @Test
  void listsProcessesRarelyWhereNobodyAsksForSome() throws IOException {
    processes.start(10, LONG_AGO, "nginx");
    ProcessPart part = part();
    settle(part);
    processes.identified.clear();
    for (int run = 0; run < 25; run++) {
      assertThat(byState(collectAfter(part, 1), "sleeping")).isEqualTo(1);
    }

    assertThat(processes.identified).hasSizeLessThan(2);
  }

  @Test
  void goesOnWithPidFilesWhereProcessesCannotBeListed() {
    processes.failure = "The processes can't be listed.";
    ProcessPart part = part(byFile(Path.of("/nowhere/nginx.pid")), web(false));
    RecordingRecorder run = new RecordingRecorder(clock);

    assertThat(catchFailure(part, run)).isEqualTo("The processes can't be listed.");
    assertThat(run.value("process.count", Attributes.of("process.name", "file"))).isZero();
    assertThat(run.points("process.count")).hasSize(1);
  }

  private String catchFailure(ProcessPart part, RecordingRecorder run) {
    try {
      part.collect(new Run(run, 0));
      return "";
    } catch (IOException e) {
      return e.getMessage();
    }
  }

  private static double byState(RecordingRecorder run, String state) {
    return run.value("system.process.count", Attributes.of("process.state", state));
  }

  private ProcessPart part(ProcessSelector... selectors) {
    return new ProcessPart(List.of(selectors), processes, Path.of("/"), PROCESSORS);
  }

  private static ProcessSelector web(boolean perProcess) {
    return new ProcessSelector(
        "web", Optional.of("nginx"), Optional.empty(), Optional.empty(), perProcess, false);
  }

  private static ProcessSelector byFile(Path file) {
    return new ProcessSelector(
        "file", Optional.empty(), Optional.of(file), Optional.empty(), false, false);
  }

  private void settle(ProcessPart part) throws IOException {
    for (int run = 0; run < 100; run++) {
      collectAfter(part, 1);
    }
  }

  private RecordingRecorder collectAfter(ProcessPart part, int seconds) throws IOException {
    clock.advance(Duration.ofSeconds(seconds));
    return collect(part);
  }

  private RecordingRecorder collect(ProcessPart part) throws IOException {
    RecordingRecorder recorder = new RecordingRecorder(clock);
    part.collect(new Run(recorder, Duration.between(BEGIN, clock.instant()).toNanos()));
    return recorder;
  }
}
