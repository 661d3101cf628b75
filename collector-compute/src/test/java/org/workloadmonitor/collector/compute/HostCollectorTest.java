package org.workloadmonitor.collector.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricPoint;
import org.workloadmonitor.api.signal.MetricValue;
import org.workloadmonitor.api.testkit.RecordingRecorder;
import org.workloadmonitor.collector.compute.reading.Detail;
import org.workloadmonitor.collector.compute.reading.Topic;

/** From run to run: what changes, what goes, what comes, what fails. */
class HostCollectorTest {

  private static final Duration STEP = Duration.ofSeconds(10);
  private static final Attributes ETH0 =
      Attributes.of("network.interface.name", "eth0", "network.io.direction", "receive");

  @TempDir private Path directory;
  private KernelTree tree;

  @BeforeEach
  void copyKernel() throws Exception {
    tree = KernelTree.copy("linux-6.1", directory);
  }

  @Test
  void theFirstRunHasAUtilizationSinceTheCollectorWasMade() throws Exception {
    try (CollectorRun collector = collector()) {
      tree.replace("proc/stat", "cpu  1200 30 400 98000 250", "cpu  1260 30 420 98110 260");
      RecordingRecorder out = collector.after(Duration.ofMillis(500));
      assertThat(out.value("system.cpu.utilization")).as("80 of 200 ticks").isEqualTo(0.4);
      assertThat(out.value("system.cpu.mode.utilization", Attributes.of("cpu.mode", "user")))
          .isEqualTo(0.3);
      assertThat(out.value("system.cpu.mode.utilization", Attributes.of("cpu.mode", "iowait")))
          .isEqualTo(0.05);
    }
  }

  @Test
  void aRunThatComesAtOnceHasNoUtilizationAndTheNextCountsFromTheOneBefore() throws Exception {
    try (CollectorRun collector = collector()) {
      tree.replace("proc/stat", "cpu  1200 30 400 98000 250", "cpu  1260 30 420 98110 260");
      assertThat(collector.after(Duration.ofMillis(499)).points("system.cpu.utilization"))
          .isEmpty();
      assertThat(collector.after(Duration.ofMillis(1)).value("system.cpu.utilization"))
          .isEqualTo(0.4);
    }
  }

  @Test
  void utilizationIsSinceTheRunBeforeAndNotSinceTheStart() throws Exception {
    try (CollectorRun collector = collector()) {
      tree.replace("proc/stat", "cpu  1200 30 400 98000 250", "cpu  1300 30 400 98000 250");
      assertThat(collector.after(STEP).value("system.cpu.utilization")).isEqualTo(1);
      tree.replace("proc/stat", "cpu  1300 30 400 98000 250", "cpu  1300 30 400 98100 250");
      assertThat(collector.after(STEP).value("system.cpu.utilization")).isEqualTo(0);
    }
  }

  @Test
  void processorsThatStandStillHaveNoUtilization() throws Exception {
    try (CollectorRun collector = collector()) {
      assertThat(collector.after(STEP).points("system.cpu.utilization")).isEmpty();
    }
  }

  @Test
  void idleTimeThatRunsBackwardsIsNoUtilizationAboveOne() throws Exception {
    try (CollectorRun collector = collector()) {
      tree.replace("proc/stat", "cpu  1200 30 400 98000 250", "cpu  1300 30 400 97990 249");
      assertThat(collector.after(STEP).value("system.cpu.utilization")).isEqualTo(1);
    }
  }

  @Test
  void eachCoreHasAUtilization() throws Exception {
    try (CollectorRun collector = collector()) {
      tree.replace("proc/stat", "cpu1 500 20 200 49000", "cpu1 525 20 200 49075");
      RecordingRecorder out = collector.after(STEP);
      assertThat(out.value("system.cpu.core.utilization", Attributes.of("cpu.logical_number", "1")))
          .isEqualTo(0.25);
      assertThat(out.points("system.cpu.core.utilization")).as("core 0 stood still").hasSize(1);
    }
  }

  @Test
  void aDiskIsBusyForAShareOfTheTime() throws Exception {
    try (CollectorRun collector = collector()) {
      tree.replace("proc/diskstats", "340856 7120 3 7456", "340856 7120 3 9956");
      assertThat(
              collector
                  .after(STEP)
                  .value("system.disk.busy", Attributes.of("system.device", "nvme0n1")))
          .isEqualTo(0.25);
    }
  }

  @Test
  void aDeviceThatGoesLeavesAndOneThatComesBackStartsWhereItWasNotThere() throws Exception {
    try (CollectorRun collector = collector()) {
      MetricPoint before = collector.after(STEP).point("system.network.io", ETH0);
      tree.replace("proc/net/dev", "  eth0:", "  lo:");
      RecordingRecorder without = collector.after(STEP);
      assertThat(without.points("system.network.io")).hasSize(2);
      tree.replace("proc/net/dev", "  lo: 68997917", "  eth0: 17");
      MetricPoint after = collector.after(STEP).point("system.network.io", ETH0);

      assertThat(start(before)).isEqualTo(Instant.ofEpochSecond(1_700_000_000));
      assertThat(after.value()).isEqualTo(new MetricValue.Counter(17, without.time()));
    }
  }

  @Test
  void aCounterThatWrapsBeginsAnew() throws Exception {
    try (CollectorRun collector = collector()) {
      RecordingRecorder before = collector.after(STEP);
      tree.replace("proc/net/dev", "  eth0: 68997917", "  eth0: 100");
      assertThat(collector.after(STEP).point("system.network.io", ETH0).value())
          .isEqualTo(new MetricValue.Counter(100, before.time()));
    }
  }

  @Test
  void coresThatAreSwitchedOffLeaveAndTheOthersStay() throws Exception {
    try (CollectorRun collector = collector()) {
      collector.after(STEP);
      tree.replace("proc/stat", "cpu0 700 10 200 49000 100 0 30 8 5 1\n", "");
      assertThat(collector.after(STEP).points("system.cpu.core.time"))
          .hasSize(8)
          .allSatisfy(
              point -> assertThat(point.attributes().value("cpu.logical_number")).contains("1"));
    }
  }

  @Test
  void aTopicThatFailsIsReportedByItsNameWithTheFile() throws Exception {
    tree.delete("proc/diskstats");
    try (CollectorRun collector = collector()) {
      RecordingRecorder out = collector.after(STEP);
      assertThat(out.problems())
          .hasSize(1)
          .hasEntrySatisfying(
              "disks",
              reason ->
                  assertThat(reason)
                      .startsWith("Can't read")
                      .contains("proc/diskstats")
                      .endsWith("."));
      assertThat(out.points()).hasSizeGreaterThan(100);
    }
  }

  @Test
  void aTopicThatFailedIsThereAgainWhenItsFileIs() throws Exception {
    tree.write("proc/meminfo", "");
    try (CollectorRun collector = collector()) {
      assertThat(collector.after(STEP).problems())
          .hasEntrySatisfying("memory", reason -> assertThat(reason).contains("MemTotal"));
      tree.write("proc/meminfo", "MemTotal: 100 kB\nMemAvailable: 25 kB\n");
      RecordingRecorder out = collector.after(STEP);
      assertThat(out.problems()).isEmpty();
      assertThat(out.value("system.memory.utilization")).isEqualTo(0.75);
    }
  }

  @Test
  void topicsThatAreLeftOutGiveNothing() throws Exception {
    HostConfig config =
        HostConfigs.of(
            tree.root(),
            Detail.FULL,
            Topic.CPU,
            Topic.MEMORY,
            Topic.PAGING,
            Topic.FILESYSTEMS,
            Topic.DISKS,
            Topic.PROTOCOLS,
            Topic.SYSTEM,
            Topic.PRESSURE,
            Topic.PROCESSES);
    try (CollectorRun collector = new CollectorRun(config, directory)) {
      assertThat(collector.after(STEP).points())
          .extracting(MetricPoint::name)
          .allMatch(
              name ->
                  name.startsWith("system.network.")
                      || name.startsWith("hw.")
                      || name.equals("system.cpu.frequency"));
    }
  }

  @Test
  void anInterruptEndsTheRun() throws Exception {
    try (CollectorRun collector = collector()) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> collector.after(STEP)).isInstanceOf(InterruptedException.class);
      assertThat(Thread.interrupted()).isFalse();
      assertThat(collector.after(STEP).points()).as("the next run").isNotEmpty();
    }
  }

  @Test
  void thePartitionsOfADiskAreShownOnRequestOnly() throws Exception {
    DiskConfig disks = new DiskConfig(List.of(Glob.parse("nvme*")), List.of(), false);
    HostConfig all = HostConfigs.of(tree.root(), Detail.BASIC, Topic.FILESYSTEMS);
    HostConfig config =
        new HostConfig(
            all.detail(),
            all.without(),
            false,
            false,
            false,
            all.container(),
            all.root(),
            all.filesystems(),
            disks,
            all.network(),
            all.processes());
    try (CollectorRun collector = new CollectorRun(config, directory)) {
      assertThat(collector.after(STEP).points("system.disk.io_time"))
          .singleElement()
          .satisfies(
              point -> assertThat(point.attributes().value("system.device")).contains("nvme0n1"));
    }
  }

  private static Instant start(MetricPoint point) {
    return ((MetricValue.Counter) point.value()).start();
  }

  private CollectorRun collector() throws Exception {
    HostConfig config =
        HostConfigs.of(tree.root(), Detail.FULL, Topic.FILESYSTEMS, Topic.PROCESSES);
    return new CollectorRun(config, directory);
  }
}
