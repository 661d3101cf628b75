package org.workloadmonitor.collector.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricPoint;
import org.workloadmonitor.api.signal.MetricValue;
import org.workloadmonitor.api.testkit.RecordingRecorder;
import org.workloadmonitor.collector.compute.reading.Detail;
import org.workloadmonitor.collector.compute.reading.Topic;

/** What is emitted of the files of several kernels. */
class KernelTreesTest {

  private static final Attributes NVME = Attributes.of("system.device", "nvme0n1");
  private static final Attributes ETH0 = Attributes.of("network.interface.name", "eth0");

  @TempDir private Path directory;

  @Test
  void readsProcessorTimesOfAnUpToDateKernel() throws Exception {
    RecordingRecorder out = run("linux-6.1", Detail.FULL);
    assertThat(out.value("system.cpu.time", mode("user"))).isEqualTo(12);
    assertThat(out.value("system.cpu.time", mode("nice"))).isEqualTo(0.3);
    assertThat(out.value("system.cpu.time", mode("softirq"))).isEqualTo(0.45);
    assertThat(out.value("system.cpu.time", mode("steal"))).isEqualTo(0.12);
    assertThat(out.value("system.linux.cpu.guest_time", mode("nice"))).isEqualTo(0.03);
    assertThat(
            out.value(
                "system.cpu.core.time",
                Attributes.of("cpu.mode", "iowait", "cpu.logical_number", "1")))
        .isEqualTo(1.5);
    assertThat(out.value("system.cpu.context_switches")).isEqualTo(687_994);
    assertThat(out.value("system.cpu.interrupts")).isEqualTo(281_858);
    assertThat(out.value("system.process.created")).isEqualTo(8941);
    assertThat(out.value("system.cpu.runnable")).isEqualTo(2);
    assertThat(out.value("system.cpu.blocked")).isEqualTo(1);
    assertThat(
            out.value(
                "system.linux.soft_interrupts",
                Attributes.of("system.linux.soft_interrupt.type", "rcu")))
        .isEqualTo(36_552);
  }

  @Test
  void startsCountersWhenTheHostStarted() throws Exception {
    MetricPoint point = run("linux-6.1", Detail.BASIC).point("system.cpu.time", mode("user"));
    assertThat(point.value())
        .isEqualTo(new MetricValue.Counter(12, Instant.ofEpochSecond(1_700_000_000)));
  }

  @Test
  void readsMemoryInBytes() throws Exception {
    RecordingRecorder out = run("linux-6.1", Detail.FULL);
    assertThat(out.value("system.memory.limit")).isEqualTo(8_192_000_000L);
    assertThat(out.value("system.memory.usage", memory("used"))).isEqualTo(3_072_000_000L);
    assertThat(out.value("system.memory.utilization")).isEqualTo(0.375);
    assertThat(out.value("system.memory.linux.shared")).isEqualTo(153_600_000);
    assertThat(out.value("system.linux.meminfo.Active_anon")).isEqualTo(1_536_000_000);
    assertThat(
            out.value(
                "system.memory.linux.hugepages.usage",
                Attributes.of("system.memory.linux.hugepages.state", "used")))
        .isEqualTo(1);
  }

  @Test
  void readsSwapSpaceFaultsAndOutOfMemoryKills() throws Exception {
    RecordingRecorder out = run("linux-6.1", Detail.FULL);
    assertThat(out.value("system.paging.usage", Attributes.of("system.paging.state", "used")))
        .isEqualTo(536_870_912);
    assertThat(out.value("system.paging.utilization")).isCloseTo(0.1667, within(0.001));
    assertThat(out.value("system.paging.faults", fault("minor"))).isEqualTo(3_303_339);
    assertThat(out.value("system.paging.faults", fault("major"))).isEqualTo(1397);
    assertThat(
            out.value("system.paging.operations", Attributes.of("system.paging.direction", "out")))
        .isEqualTo(340);
    assertThat(out.value("system.memory.linux.oom_kills")).isEqualTo(2);
    assertThat(out.value("system.linux.vmstat.pgpgin")).isEqualTo(1_912_439_808L);
  }

  @Test
  void readsDisks() throws Exception {
    RecordingRecorder out = run("linux-6.1", Detail.FULL);
    assertThat(out.value("system.disk.io", disk("write"))).isEqualTo(340_856 * 512);
    assertThat(out.value("system.disk.operations", disk("read"))).isEqualTo(68_807);
    assertThat(out.value("system.disk.operation_time", disk("write"))).isEqualTo(7.12);
    assertThat(out.value("system.disk.pending_operations", NVME)).isEqualTo(3);
    assertThat(out.value("system.disk.discard.io", NVME)).isEqualTo(63_176 * 512);
    assertThat(out.value("system.disk.flush.operations", NVME)).isEqualTo(42);
    assertThat(out.points("system.disk.io_time"))
        .extracting(point -> point.attributes().value("system.device").orElseThrow())
        .containsExactlyInAnyOrder("nvme0n1", "nvme0n1p1", "md0");
  }

  @Test
  void readsInterfaces() throws Exception {
    RecordingRecorder out = run("linux-6.1", Detail.FULL);
    assertThat(out.value("system.network.io", network("receive"))).isEqualTo(68_997_917);
    assertThat(out.value("system.network.packet.count", network("transmit"))).isEqualTo(3236);
    assertThat(out.value("system.network.errors", network("transmit"))).isEqualTo(7);
    assertThat(out.value("system.network.packet.dropped", network("receive"))).isEqualTo(2);
    assertThat(out.value("system.network.collisions", ETH0)).isEqualTo(10);
    assertThat(out.value("system.network.carrier_errors", ETH0)).isEqualTo(11);
    assertThat(out.value("system.network.interface.up", ETH0)).isEqualTo(1);
    assertThat(out.value("system.network.interface.speed", ETH0)).isEqualTo(1e9);
    assertThat(out.points("system.network.interface.speed")).hasSize(1);
  }

  @Test
  void readsTheStacksOfTcpAndUdp() throws Exception {
    RecordingRecorder out = run("linux-6.1", Detail.FULL);
    assertThat(out.value("system.network.tcp.connections")).isEqualTo(17);
    assertThat(out.value("system.network.tcp.retransmissions")).isEqualTo(11);
    assertThat(out.value("system.network.tcp.listen.overflows")).isEqualTo(31);
    assertThat(
            out.value(
                "system.network.udp.datagrams", Attributes.of("network.io.direction", "receive")))
        .as("over both versions of IP")
        .isEqualTo(50);
    assertThat(out.value("system.linux.netstat.TcpExt.TCPTimeouts")).isEqualTo(7);
    assertThat(out.value("system.linux.netstat.TcpExt.TCPMemoryPressuresChrono")).isEqualTo(1.5);
    assertThat(out.value("system.linux.netstat.IpExt.InOctets")).isEqualTo(68_954_306);
    assertThat(out.value("system.linux.snmp.Udp.RcvbufErrors")).isEqualTo(9);
    assertThat(out.value("system.linux.snmp6.Ip6InOctets")).isEqualTo(128);
    assertThat(out.value("system.linux.sockstat.TCP.tw")).isEqualTo(30);
    assertThat(out.value("system.linux.sockstat6.UDP6.inuse")).isEqualTo(2);
    assertThat(out.value("system.linux.softnet.processed")).isEqualTo(31);
    assertThat(out.value("system.linux.softnet.squeezed")).isEqualTo(3);
    assertThat(out.value("system.linux.softnet.flow_limited")).isEqualTo(4);
    assertThat(out.value("system.network.conntrack.utilization")).isEqualTo(0.25);
  }

  @Test
  void countsConnectionsByState() throws Exception {
    RecordingRecorder out = run("linux-6.1", Detail.BASIC);
    assertThat(out.value("system.network.connection.count", state("established"))).isEqualTo(2);
    assertThat(out.value("system.network.connection.count", state("listen"))).isEqualTo(2);
    assertThat(out.value("system.network.connection.count", state("time_wait"))).isEqualTo(1);
    assertThat(out.value("system.network.connection.count", state("closing"))).isEqualTo(0);
  }

  @Test
  void readsLoadUptimeAndTables() throws Exception {
    RecordingRecorder out = run("linux-6.1", Detail.FULL);
    assertThat(out.value("system.cpu.load_average.1m")).isEqualTo(0.3);
    assertThat(out.value("system.cpu.load_average.15m")).isEqualTo(12.24);
    assertThat(out.value("system.thread.count")).isEqualTo(96);
    assertThat(out.value("system.uptime")).isEqualTo(1270.87);
    assertThat(out.value("system.cpu.logical.count")).isEqualTo(2);
    assertThat(out.value("system.cpu.physical.count")).as("two threads of a core").isEqualTo(1);
    assertThat(out.value("system.open_file_descriptor.count")).isEqualTo(607);
    assertThat(out.value("system.open_file_descriptor.limit")).isEqualTo(2_466_170);
    assertThat(out.value("system.process.limit")).isEqualTo(32_768);
    assertThat(out.value("system.linux.dentry.negative")).isEqualTo(5549);
    assertThat(out.value("system.linux.entropy.available")).isEqualTo(256);
    assertThat(out.value("system.linux.scheduler.waiting_time")).isEqualTo(0.75);
  }

  @Test
  void readsPressure() throws Exception {
    RecordingRecorder out = run("linux-6.1", Detail.BASIC);
    Attributes some =
        Attributes.of("system.linux.psi.resource", "cpu", "system.linux.psi.stall_type", "some");
    assertThat(out.value("system.linux.psi.total_time", some)).isEqualTo(42.329644);
    assertThat(
            out.value(
                "system.linux.psi.pressure",
                some.toBuilder().put("system.linux.psi.window", "60").build()))
        .isCloseTo(0.0236, within(1e-9));
  }

  @Test
  void readsSoftwareRaid() throws Exception {
    RecordingRecorder out = run("linux-6.1", Detail.BASIC);
    Attributes healthy = Attributes.of("system.device", "md0");
    Attributes degraded = Attributes.of("system.device", "md1");
    assertThat(out.value("system.linux.raid.disks.working", healthy)).isEqualTo(2);
    assertThat(out.value("system.linux.raid.disks.failed", healthy)).isEqualTo(0);
    assertThat(out.value("system.linux.raid.disks.required", degraded)).isEqualTo(3);
    assertThat(out.value("system.linux.raid.disks.working", degraded)).isEqualTo(2);
    assertThat(out.value("system.linux.raid.disks.failed", degraded)).isEqualTo(1);
    assertThat(out.value("system.linux.raid.disks.spare", degraded)).isEqualTo(1);
    assertThat(out.value("system.linux.raid.sync.progress", degraded)).isEqualTo(0.126);
    assertThat(out.points("system.linux.raid.sync.progress")).hasSize(1);
  }

  @Test
  void readsSensors() throws Exception {
    RecordingRecorder out = run("linux-6.1", Detail.BASIC);
    assertThat(out.value("hw.temperature", Attributes.of("hw.name", "Package id 0"))).isEqualTo(45);
    assertThat(out.value("hw.temperature", Attributes.of("hw.id", "nct6775/temp7")))
        .as("below freezing")
        .isEqualTo(-12.5);
    assertThat(out.value("hw.temperature", Attributes.of("hw.name", "x86_pkg_temp"))).isEqualTo(46);
    assertThat(out.value("hw.fan.speed")).isEqualTo(1200);
    assertThat(out.value("hw.voltage")).isEqualTo(1.088);
    assertThat(out.value("system.cpu.frequency")).isEqualTo(2.6e9);
  }

  @Test
  void readsAKernelThatTellsLess() throws Exception {
    RecordingRecorder out = run("linux-2.6.32", Detail.FULL);
    assertThat(out.problems()).isEmpty();
    assertThat(out.value("system.cpu.time", mode("steal"))).isEqualTo(0);
    assertThat(out.value("system.memory.usage", memory("used")))
        .as("what is neither free nor a cache")
        .isEqualTo(512_000_000);
    assertThat(out.points("system.memory.linux.available")).isEmpty();
    assertThat(out.points("system.paging.utilization")).as("no swap space").isEmpty();
    assertThat(out.points("system.disk.discard.io")).isEmpty();
    assertThat(out.value("system.network.io", network("receive")))
        .as("a number with no blank before it")
        .isEqualTo(4_294_967_295L);
    assertThat(out.value("system.linux.softnet.dropped")).isEqualTo(1);
    assertThat(out.points("system.linux.psi.total_time")).isEmpty();
    assertThat(out.points("system.network.conntrack.count")).isEmpty();
    assertThat(out.points("system.process.limit")).as("one of two limits is unknown").isEmpty();
  }

  @Test
  void readsASmallComputerWithCoresSwitchedOff() throws Exception {
    RecordingRecorder out = run("linux-4.19-arm", Detail.FULL);
    assertThat(out.value("system.cpu.logical.count")).isEqualTo(2);
    assertThat(out.value("system.cpu.physical.count")).isEqualTo(2);
    assertThat(
            out.value(
                "system.cpu.core.time",
                Attributes.of("cpu.mode", "user", "cpu.logical_number", "3")))
        .isEqualTo(0.4);
    assertThat(out.points("system.cpu.core.time")).hasSize(2 * 8);
    assertThat(out.points("system.paging.usage")).as("no swap support").isEmpty();
    assertThat(
            out.value(
                "system.network.interface.up", Attributes.of("network.interface.name", "wlan0")))
        .isEqualTo(0);
    assertThat(out.points("system.network.interface.speed")).isEmpty();
    assertThat(out.value("system.disk.discard.io", Attributes.of("system.device", "mmcblk0")))
        .isEqualTo(4096 * 512);
    assertThat(out.value("system.linux.meminfo.CmaFree")).isEqualTo(6000 * 1024);
  }

  @Test
  void emitsLessInBasicDetail() throws Exception {
    RecordingRecorder out = run("linux-6.1", Detail.BASIC);
    assertThat(out.points("system.linux.netstat.TcpExt.TCPTimeouts")).isEmpty();
    assertThat(out.points("system.linux.meminfo.Dirty")).isEmpty();
    assertThat(out.points("system.disk.merged")).isEmpty();
    assertThat(out.points("system.network.collisions")).isEmpty();
    assertThat(out.points("system.linux.softnet.processed")).isEmpty();
    assertThat(out.value("system.linux.softnet.dropped")).isEqualTo(1);
    assertThat(out.value("system.network.tcp.listen.overflows")).isEqualTo(31);
  }

  /** Without file systems, whose numbers come from this machine, and processes. */
  private RecordingRecorder run(String kernel, Detail detail) throws Exception {
    Path root = KernelTree.copy(kernel, directory).root();
    HostConfig config = HostConfigs.of(root, detail, Topic.FILESYSTEMS, Topic.PROCESSES);
    try (CollectorRun collector = new CollectorRun(config, directory)) {
      RecordingRecorder out = collector.after(Duration.ofSeconds(10));
      assertThat(out.rejections()).isEmpty();
      return out;
    }
  }

  private static Attributes mode(String mode) {
    return Attributes.of("cpu.mode", mode);
  }

  private static Attributes memory(String state) {
    return Attributes.of("system.memory.state", state);
  }

  private static Attributes fault(String type) {
    return Attributes.of("system.paging.fault.type", type);
  }

  private static Attributes state(String state) {
    return Attributes.of("network.connection.state", state);
  }

  private static Attributes disk(String direction) {
    return NVME.toBuilder().put("disk.io.direction", direction).build();
  }

  private static Attributes network(String direction) {
    return ETH0.toBuilder().put("network.io.direction", direction).build();
  }
}
