package org.workloadmonitor.collector.compute.cgroup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricValue.Counter;
import org.workloadmonitor.api.testkit.HandTurnedClock;
import org.workloadmonitor.api.testkit.RecordingRecorder;
import org.workloadmonitor.collector.compute.reading.Part;
import org.workloadmonitor.collector.compute.reading.Run;

class ContainerPartTest {

  private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
  private static final Instant BOOT = NOW.minusSeconds(10_000);
  private static final long MIB = 1 << 20;

  @TempDir Path root;
  private final HandTurnedClock clock = new HandTurnedClock(NOW);
  private MachineTree machine;

  @BeforeEach
  void makeContainer() throws IOException {
    machine = new MachineTree(root).namespaces(true, true).unified("sys/fs/cgroup");
    machine.agent("0::/\n", "30 23 0:26 / /sys/fs/cgroup ro - cgroup2 cgroup rw");
  }

  @Test
  void tellsOfProcessorTime() throws Exception {
    machine.put("sys/fs/cgroup/cpu.max", "200000 100000\n");
    Part part = part();
    machine.put(
        "sys/fs/cgroup/cpu.stat", "usage_usec 15000000\nuser_usec 9000000\nsystem_usec 6000000\n");
    RecordingRecorder run = collectAfter(part, 10);

    assertThat(run.value("container.cpu.time", Attributes.of("cpu.mode", "user"))).isEqualTo(9);
    assertThat(run.value("container.cpu.time", Attributes.of("cpu.mode", "system"))).isEqualTo(6);
    assertThat(run.value("container.cpu.usage")).isEqualTo(1);
    assertThat(run.value("container.cpu.limit")).isEqualTo(2);
    assertThat(run.value("container.cpu.utilization")).isEqualTo(0.5);
    assertThat(run.rejections()).isEmpty();
  }

  @Test
  void tellsOfThrottling() throws Exception {
    RecordingRecorder run = collectAfter(part(), 10);

    assertThat(run.value("container.cpu.throttling_data.periods")).isEqualTo(100);
    assertThat(run.value("container.cpu.throttling_data.throttled_periods")).isEqualTo(25);
    assertThat(run.value("container.cpu.throttling_data.throttled_time"))
        .isCloseTo(1.5, Offset.offset(1e-9));
  }

  @Test
  void tellsOfMemory() throws Exception {
    machine.put("sys/fs/cgroup/memory.max", String.valueOf(160 * MIB));
    RecordingRecorder run = collectAfter(part(), 10);

    assertThat(run.value("container.memory.usage")).isEqualTo(100 * MIB);
    assertThat(run.value("container.memory.working_set")).isEqualTo(80 * MIB);
    assertThat(run.value("container.memory.rss")).isEqualTo(40 * MIB);
    assertThat(run.value("container.memory.cache")).isEqualTo(50 * MIB);
    assertThat(run.value("container.memory.limit")).isEqualTo(160 * MIB);
    assertThat(run.value("container.memory.available")).isEqualTo(80 * MIB);
    assertThat(run.value("container.memory.utilization")).isEqualTo(0.5);
    assertThat(run.value("container.memory.swap.usage")).isEqualTo(4096);
    assertThat(run.value("container.memory.limit_hits")).isEqualTo(12);
    assertThat(run.value("container.memory.oom_kills")).isEqualTo(2);
    assertThat(
            run.value(
                "container.memory.paging.faults",
                Attributes.of("system.paging.fault.type", "major")))
        .isEqualTo(7);
  }

  @Test
  void leavesOutSharesOfLimitsThatAreNotThere() throws Exception {
    RecordingRecorder run = collectAfter(part(), 10);

    assertThat(run.points("container.memory.limit")).isEmpty();
    assertThat(run.points("container.memory.utilization")).isEmpty();
    assertThat(run.points("container.cpu.limit")).isEmpty();
    assertThat(run.points("container.cpu.utilization")).isEmpty();
    assertThat(run.points("container.pids.limit")).isEmpty();
    assertThat(run.value("container.pids.count")).isEqualTo(17);
  }

  @Test
  void tellsOfDevicesByName() throws Exception {
    machine.put(
        "sys/fs/cgroup/io.stat",
        """
        8:16 rbytes=4096 wbytes=8192 rios=1 wios=2 dbytes=0 dios=0
        7:0
        253:0 wbytes=5 rios=6
        """);
    machine.link("sys/dev/block/8:16", "../../devices/pci0000:00/block/sdb");
    RecordingRecorder run = collectAfter(part(), 10);

    assertThat(run.value("container.disk.io", device("sdb", "read"))).isEqualTo(4096);
    assertThat(run.value("container.disk.io", device("sdb", "write"))).isEqualTo(8192);
    assertThat(run.value("container.disk.operations", device("sdb", "read"))).isEqualTo(1);
    assertThat(run.value("container.disk.operations", device("sdb", "write"))).isEqualTo(2);
    assertThat(run.value("container.disk.io", device("253:0", "write"))).isEqualTo(5);
    assertThat(run.value("container.disk.operations", device("253:0", "read"))).isEqualTo(6);
    assertThat(run.points("container.disk.io")).hasSize(3);
  }

  @Test
  void tellsOfStalls() throws Exception {
    machine.put(
        "sys/fs/cgroup/memory.pressure",
        """
        some avg10=0.00 avg60=0.00 avg300=0.00 total=2500000
        full avg10=0.00 avg60=0.00 avg300=0.00 total=1000000
        """);
    RecordingRecorder run = collectAfter(part(), 10);

    assertThat(run.value("container.psi.total_time", stall("some"))).isEqualTo(2.5);
    assertThat(run.value("container.psi.total_time", stall("full"))).isEqualTo(1);
  }

  @Test
  void countsFromTheStartOfTheContainersFirstProcess() throws Exception {
    machine.put(
        "proc/1/stat",
        "1 (agent) S 0 1 1 0 -1 4194560 1 0 0 0 1 1 0 0 20 0 1 0 700000 1 1 1 0 0 0 0 0 0 0 0 0");
    RecordingRecorder run = collectAfter(part(), 10);

    assertThat(run.value("container.uptime")).isEqualTo(3_010);
    assertThat(run.point("container.memory.oom_kills", Attributes.EMPTY).value())
        .isEqualTo(new Counter(2, BOOT.plusSeconds(7_000)));
  }

  @Test
  void tellsTheSameInVersion1() throws Exception {
    machine.agent(
        "4:memory:/docker/c1\n3:cpu,cpuacct:/docker/c1\n2:blkio:/docker/c1\n1:pids:/docker/c1\n",
        "31 30 0:27 /docker/c1 /sys/fs/cgroup/memory ro - cgroup cgroup rw,memory",
        "32 30 0:28 /docker/c1 /sys/fs/cgroup/cpu,cpuacct ro - cgroup cgroup rw,cpu,cpuacct",
        "33 30 0:29 /docker/c1 /sys/fs/cgroup/blkio ro - cgroup cgroup rw,blkio",
        "34 30 0:30 /docker/c1 /sys/fs/cgroup/pids ro - cgroup cgroup rw,pids");
    machine.separate("");
    RecordingRecorder run = collectAfter(part(), 10);

    assertThat(run.value("container.cpu.time", Attributes.of("cpu.mode", "user"))).isEqualTo(3);
    assertThat(run.value("container.cpu.throttling_data.throttled_time"))
        .isCloseTo(1.5, Offset.offset(1e-9));
    assertThat(run.value("container.memory.working_set")).isEqualTo(80 * MIB);
    assertThat(run.value("container.memory.rss")).isEqualTo(40 * MIB);
    assertThat(run.value("container.memory.oom_kills")).isEqualTo(2);
    assertThat(run.value("container.memory.limit_hits")).isEqualTo(12);
    assertThat(run.value("container.pids.count")).isEqualTo(17);
    assertThat(run.value("container.disk.io", device("8:0", "write"))).isEqualTo(8192);
    assertThat(run.value("container.disk.operations", device("8:0", "read"))).isEqualTo(3);
  }

  private static Attributes device(String name, String direction) {
    return Attributes.of("system.device", name, "disk.io.direction", direction);
  }

  private static Attributes stall(String type) {
    return Attributes.of(
        "system.linux.psi.resource", "memory", "system.linux.psi.stall_type", type);
  }

  private Part part() throws IOException {
    return Container.own(root, this::nanoTime).orElseThrow().part(BOOT);
  }

  private long nanoTime() {
    return Duration.between(NOW, clock.instant()).toNanos();
  }

  private RecordingRecorder collectAfter(Part part, int seconds) throws Exception {
    clock.advance(Duration.ofSeconds(seconds));
    RecordingRecorder recorder = new RecordingRecorder(clock);
    part.collect(new Run(recorder, nanoTime()));
    return recorder;
  }
}
