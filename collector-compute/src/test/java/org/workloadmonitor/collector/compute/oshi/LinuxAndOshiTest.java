package org.workloadmonitor.collector.compute.oshi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.workloadmonitor.collector.compute.cgroup.Container;
import org.workloadmonitor.collector.compute.linux.LinuxPlatform;
import org.workloadmonitor.collector.compute.process.LinuxProcesses;
import org.workloadmonitor.collector.compute.process.ProcessReading;
import org.workloadmonitor.collector.compute.process.ProcessSource;
import org.workloadmonitor.collector.compute.reading.CpuReading;
import org.workloadmonitor.collector.compute.reading.CpuTimes;
import org.workloadmonitor.collector.compute.reading.Detail;
import org.workloadmonitor.collector.compute.reading.DiskReading;
import org.workloadmonitor.collector.compute.reading.FilesystemReading;
import org.workloadmonitor.collector.compute.reading.FilesystemSelection;
import org.workloadmonitor.collector.compute.reading.MemoryReading;
import org.workloadmonitor.collector.compute.reading.NetworkReading;
import org.workloadmonitor.collector.compute.reading.PagingReading;
import org.workloadmonitor.collector.compute.reading.Platform;
import org.workloadmonitor.collector.compute.reading.ProtocolReading;
import org.workloadmonitor.collector.compute.reading.Reader;
import org.workloadmonitor.collector.compute.reading.SystemReading;
import org.workloadmonitor.collector.compute.reading.TcpState;

/**
 * Both platforms look at the machine that the test runs on. What OSHI gives must lie between what
 * was read directly before and after it. The machine goes on meanwhile: memory is freed and taken
 * again, interfaces come and go. So a comparison that fails is made anew, and only one that fails
 * each time is a failure.
 */
@EnabledOnOs(OS.LINUX)
class LinuxAndOshiTest {

  /** Idle and iowait times run backwards a little (proc_stat(5)). */
  private static final long CPU_SLACK_MILLIS = 200;

  private static final Path ROOT = Path.of("/");

  private final LinuxPlatform linux = new LinuxPlatform(ROOT, Detail.BASIC, Instant.now());
  private final ProcessSource direct = new LinuxProcesses(ROOT, linux.bootTime());
  private final OshiPlatform oshi = new OshiPlatform(System::nanoTime);

  @BeforeAll
  static void wantFreshNumbers() {
    FreshNumbers.want();
  }

  @AfterEach
  void close() {
    direct.close();
    linux.close();
    oshi.close();
  }

  @Test
  void agreeOnTheStartOfTheHost() {
    Repeated.untilItHolds(
        () ->
            assertThat(oshi.bootTime()).isCloseTo(linux.bootTime(), within(Duration.ofSeconds(2))));
  }

  @Test
  void agreeOnProcessorTimes() {
    Repeated.untilItHolds(
        () -> {
          Bracket<CpuReading> read = Bracket.of(platform -> platform.cpu(true), linux, oshi);

          assertThat(read.oshi().cores())
              .hasSameSizeAs(read.before().cores())
              .hasSameSizeAs(read.after().cores());
          assertTimes(read.map(CpuReading::total));
          for (int core = 0; core < read.oshi().cores().size(); core++) {
            int number = core;
            assertTimes(read.map(reading -> reading.cores().get(number)));
          }
          read.assertBetween("context switches", CpuReading::contextSwitches, 0);
          read.assertBetween("interrupts", CpuReading::interrupts, 0);
        });
  }

  private static void assertTimes(Bracket<CpuTimes> times) {
    times.assertBetween("user", CpuTimes::user, CPU_SLACK_MILLIS);
    times.assertBetween("nice", CpuTimes::nice, CPU_SLACK_MILLIS);
    times.assertBetween("system", CpuTimes::system, CPU_SLACK_MILLIS);
    times.assertBetween("idle", CpuTimes::idle, CPU_SLACK_MILLIS);
    times.assertBetween("iowait", CpuTimes::iowait, CPU_SLACK_MILLIS);
    times.assertBetween("interrupt", CpuTimes::interrupt, CPU_SLACK_MILLIS);
    times.assertBetween("soft interrupt", CpuTimes::softInterrupt, CPU_SLACK_MILLIS);
    times.assertBetween("steal", CpuTimes::steal, CPU_SLACK_MILLIS);
  }

  @Test
  void agreeOnMemory() {
    Repeated.untilItHolds(
        () -> {
          Bracket<MemoryReading> read = Bracket.of(Platform::memory, linux, oshi);

          read.assertBetween("total", MemoryReading::total, 0);
          read.assertBetween("available", MemoryReading::available, 16 << 20);
        });
  }

  @Test
  void agreeOnPaging() {
    Repeated.untilItHolds(
        () -> {
          Bracket<PagingReading> read = Bracket.of(Platform::paging, linux, oshi);

          read.assertBetween("total", PagingReading::total, 0);
          read.assertBetween("used", PagingReading::used, 1 << 20);
          read.assertBetween("pages in", PagingReading::pagesIn, 0);
          read.assertBetween("pages out", PagingReading::pagesOut, 0);
        });
  }

  /** Each shows a file system that is mounted in several places where it likes. */
  @Test
  void agreeOnFilesystemsThatBothShow() throws IOException {
    assumeTrue(Container.around(ROOT, System.getenv().keySet(), () -> 0).isEmpty(), "own mounts");
    FilesystemSelection onDevices = new OnDevices();
    Repeated.untilItHolds(
        () -> {
          Bracket<Map<String, FilesystemReading>> read =
              Bracket.of(platform -> platform.filesystems(onDevices), linux, oshi)
                  .map(all -> byName(all, FilesystemReading::mountpoint));

          for (String mountpoint : read.inAll(Map::keySet)) {
            Bracket<FilesystemReading> one = read.map(all -> all.get(mountpoint));
            long inodeSlack = Math.max(1_000, one.before().inodes() / 1_000);
            assertThat(one.oshi().device()).isEqualTo(one.before().device());
            assertThat(one.oshi().type()).isEqualTo(one.before().type());
            assertThat(one.oshi().readOnly()).isEqualTo(one.before().readOnly());
            one.assertBetween("total", FilesystemReading::total, 0);
            one.assertBetween("free", FilesystemReading::free, 16 << 20);
            one.assertBetween("usable", FilesystemReading::usable, 16 << 20);
            one.assertBetween("inodes", FilesystemReading::inodes, inodeSlack);
            one.assertBetween("inodes free", FilesystemReading::inodesFree, inodeSlack);
          }
        });
  }

  @Test
  void agreeOnDisksThatBothShow() {
    Repeated.untilItHolds(
        () -> {
          Bracket<Map<String, DiskReading>> read =
              Bracket.of(platform -> platform.disks(LinuxAndOshiTest::isDisk, false), linux, oshi)
                  .map(all -> byName(all, DiskReading::device));

          for (String device : read.inAll(Map::keySet)) {
            Bracket<DiskReading> one = read.map(all -> all.get(device));
            one.assertBetween("reads", DiskReading::reads, 0);
            one.assertBetween("read bytes", DiskReading::readBytes, 0);
            one.assertBetween("writes", DiskReading::writes, 0);
            one.assertBetween("written bytes", DiskReading::writtenBytes, 0);
            one.assertBetween("busy", DiskReading::busyMillis, 0);
          }
        });
  }

  /** OSHI leaves out interfaces that have no address. */
  @Test
  void agreeOnNetworksThatBothShow() {
    Repeated.untilItHolds(
        () -> {
          Bracket<Map<String, NetworkReading>> read =
              Bracket.of(platform -> platform.networks(name -> true), linux, oshi)
                  .map(all -> byName(all, NetworkReading::name));

          for (String name : read.inAll(Map::keySet)) {
            Bracket<NetworkReading> one = read.map(all -> all.get(name));
            one.assertBetween("bytes received", n -> n.received().bytes(), 0);
            one.assertBetween("bytes sent", n -> n.sent().bytes(), 0);
            one.assertBetween("packets received", n -> n.received().packets(), 0);
            one.assertBetween("packets sent", n -> n.sent().packets(), 0);
            one.assertBetween("errors received", n -> n.received().errors(), 0);
            one.assertBetween("errors sent", n -> n.sent().errors(), 0);
            one.assertBetween("dropped", n -> n.received().dropped(), missed(name));
            one.assertBetween("collisions", NetworkReading::collisions, 0);
            one.assertBetween("up", NetworkReading::up, 0);
          }
        });
  }

  /** Packets that {@code /proc/net/dev} counts among the dropped, and OSHI does not. */
  private static long missed(String name) throws IOException {
    Path file = ROOT.resolve("sys/class/net/" + name + "/statistics/rx_missed_errors");
    return Files.exists(file) ? Long.parseLong(Files.readString(file).strip()) : 0;
  }

  @Test
  void agreeOnProtocols() {
    Repeated.untilItHolds(
        () -> {
          Bracket<ProtocolReading> read = Bracket.of(Platform::protocols, linux, oshi);

          Bracket<ProtocolReading.Tcp> tcp = read.map(ProtocolReading::tcp);
          tcp.assertBetween("opened", ProtocolReading.Tcp::activeOpens, 0);
          tcp.assertBetween("accepted", ProtocolReading.Tcp::passiveOpens, 0);
          tcp.assertBetween("failed", ProtocolReading.Tcp::failedOpens, 0);
          tcp.assertBetween("resets", ProtocolReading.Tcp::resets, 0);
          tcp.assertBetween("segments received", ProtocolReading.Tcp::segmentsReceived, 0);
          tcp.assertBetween("segments sent", ProtocolReading.Tcp::segmentsSent, 0);
          tcp.assertBetween("retransmitted", ProtocolReading.Tcp::segmentsRetransmitted, 0);
          tcp.assertBetween("errors", ProtocolReading.Tcp::receiveErrors, 0);
          tcp.assertBetween("resets sent", ProtocolReading.Tcp::resetsSent, 0);
          // Not UDP: on Linux OSHI 7.5.0 takes sent, received and the errors from each other's
          // columns.
        });
  }

  @Test
  void agreeOnConnections() throws IOException {
    try (ServerSocket _ = new ServerSocket(0)) {
      Repeated.untilItHolds(
          () -> {
            Bracket<Map<TcpState, Long>> read = Bracket.of(Platform::tcpStates, linux, oshi);

            assertThat(read.oshi().get(TcpState.LISTEN)).isPositive();
            read.assertBetween("listening", all -> all.getOrDefault(TcpState.LISTEN, 0L), 0);
          });
    }
  }

  @Test
  void agreeOnTheSystem() {
    Repeated.untilItHolds(
        () -> {
          Bracket<SystemReading> read = Bracket.of(Platform::system, linux, oshi);

          read.assertBetween("uptime", SystemReading::uptimeMillis, 1_500);
          read.assertBetween("threads", SystemReading::threads, 2);
          read.assertBetween("open files", SystemReading::openFiles, 64);
          read.assertBetween("most open files", SystemReading::openFilesLimit, 0);
          read.assertBetween("processors", SystemReading::logicalProcessors, 0);
          read.assertBetween("load over 1 min", one -> hundredths(one.load1()), 1);
          read.assertBetween("load over 5 min", one -> hundredths(one.load5()), 1);
          read.assertBetween("load over 15 min", one -> hundredths(one.load15()), 1);
          // Virtual machines describe their cores in ways that leave room for opinions.
          assertThat(read.oshi().physicalProcessors())
              .isBetween(1L, read.before().logicalProcessors());
        });
  }

  private static long hundredths(double load) {
    return Math.round(load * 100);
  }

  /** Two processes with known command lines: those of strangers are any bytes at all. */
  @Test
  void agreeOnProcesses() throws IOException {
    ProcessSource through = oshi.processes();
    Process child = new ProcessBuilder("sleep", "600.25").start();
    try {
      for (long pid : new long[] {direct.self(), child.pid()}) {
        Seen expected = Seen.of(pid, direct);
        Seen seen = Seen.of(pid, through);

        assertThat(direct.pids()).contains(pid);
        assertThat(through.pids()).contains(pid);
        assertThat(seen.arguments()).isEqualTo(expected.arguments());
        assertThat(seen.startMillis()).isCloseTo(expected.startMillis(), within(2_000L));
      }
      assertThat(Seen.of(child.pid(), through).arguments()).containsExactly("sleep", "600.25");
    } finally {
      child.destroyForcibly();
    }
    assertThat(through.self()).isEqualTo(direct.self());
  }

  @Test
  void agreeOnWhatAProcessUses() {
    long self = direct.self();
    ProcessSource through = oshi.processes();
    Repeated.untilItHolds(
        () -> {
          Bracket<ProcessReading> read =
              new Bracket<>(
                  direct.read(self, false).orElseThrow(),
                  through.read(self, false).orElseThrow(),
                  direct.read(self, false).orElseThrow());

          read.assertBetween("user", ProcessReading::userMillis, 0);
          read.assertBetween("system", ProcessReading::systemMillis, 0);
          read.assertBetween("resident", ProcessReading::residentBytes, 16 << 20);
          read.assertBetween("virtual", ProcessReading::virtualBytes, 128 << 20);
          read.assertBetween("threads", ProcessReading::threads, 1);
          read.assertBetween("open files", ProcessReading::openFiles, 5);
          read.assertBetween("read", ProcessReading::readBytes, 0);
          read.assertBetween("written", ProcessReading::writtenBytes, 0);
          read.assertBetween("minor faults", ProcessReading::minorFaults, 0);
          read.assertBetween("major faults", ProcessReading::majorFaults, 0);
        });
  }

  private static boolean isDisk(String name) {
    return !name.startsWith("loop") && !name.startsWith("ram") && !name.startsWith("zram");
  }

  private record Seen(long startMillis, List<String> arguments) {

    static Seen of(long pid, ProcessSource source) throws IOException {
      List<String> arguments = source.arguments(List.of(pid)).get(pid);
      long startMillis = source.identity(pid).orElseThrow().startMillis();
      return new Seen(startMillis, arguments);
    }
  }

  private static <R> Map<String, R> byName(List<R> all, Function<R, String> name) {
    Map<String, R> byName = new TreeMap<>(Comparator.naturalOrder());
    all.forEach(one -> byName.put(name.apply(one), one));
    return byName;
  }

  /** Readings in the order in which they were made. */
  private record Bracket<R>(R before, R oshi, R after) {

    static <R> Bracket<R> of(Function<Platform, Reader<R>> reader, Platform linux, Platform oshi)
        throws IOException {
      Reader<R> direct = reader.apply(linux);
      Reader<R> through = reader.apply(oshi);
      through.read();
      return new Bracket<>(direct.read(), through.read(), direct.read());
    }

    <S> Bracket<S> map(Function<R, S> part) {
      return new Bracket<>(part.apply(before), part.apply(oshi), part.apply(after));
    }

    /** Names that were there in each reading; there is one at least, unless a side has none. */
    Set<String> inAll(Function<R, Set<String>> names) {
      Set<String> all = new TreeSet<>(names.apply(before));
      all.retainAll(names.apply(after));
      boolean comparable = !all.isEmpty() && !names.apply(oshi).isEmpty();
      all.retainAll(names.apply(oshi));
      assertThat(comparable && all.isEmpty()).as("nothing that both show").isFalse();
      return all;
    }

    /** What OSHI does not know can't disagree. */
    void assertBetween(String what, ToLongFunction<R> number, long slack) {
      long lowest = Math.min(number.applyAsLong(before), number.applyAsLong(after));
      long highest = Math.max(number.applyAsLong(before), number.applyAsLong(after));
      long between = number.applyAsLong(oshi);
      if (between != Reader.UNKNOWN) {
        assertThat(between).as(what).isBetween(lowest - slack, highest + slack);
      }
    }
  }

  private static final class OnDevices implements FilesystemSelection {

    @Override
    public boolean wants(String mountpoint, String type, String device) {
      return device.startsWith("/dev/");
    }

    @Override
    public boolean network() {
      return false;
    }

    @Override
    public Duration timeout() {
      return Duration.ofSeconds(30);
    }
  }
}
