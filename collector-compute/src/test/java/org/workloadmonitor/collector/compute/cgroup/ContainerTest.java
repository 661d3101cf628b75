package org.workloadmonitor.collector.compute.cgroup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.collector.compute.reading.ContainerReading;

class ContainerTest {

  private static final String V2 =
      "30 23 0:26 / /sys/fs/cgroup ro,nosuid - cgroup2 cgroup rw,nsdelegate";
  private static final long MIB = 1 << 20;

  @TempDir Path root;
  private MachineTree machine;

  @BeforeEach
  void makeMachine() throws IOException {
    machine = new MachineTree(root);
  }

  @Test
  void dockerOnVersion2IsAllThatIsMounted() throws IOException {
    machine.namespaces(true, true).agent("0::/\n", V2).unified("sys/fs/cgroup");
    machine.put("sys/fs/cgroup/cpu.max", "150000 100000\n");
    machine.put("sys/fs/cgroup/memory.max", "268435456\n");

    assertThat(reading()).isEqualTo(new ContainerReading(5_000, 1.5, 80 * MIB, 256 * MIB));
    assertThat(Container.around(root, Set.of(), () -> 0).orElseThrow().isLimited()).isTrue();
  }

  @Test
  void aContainerWithSystemdInsideIsAllOfItAndNotTheAgentsService() throws IOException {
    machine.namespaces(true, true).agent("0::/system.slice/agent.service\n", V2);
    machine.unified("sys/fs/cgroup").put("sys/fs/cgroup/memory.max", "268435456\n");
    machine.unified("sys/fs/cgroup/system.slice/agent.service");
    machine.put("sys/fs/cgroup/system.slice/agent.service/memory.current", "1048576\n");

    assertThat(reading().memoryUsed()).isEqualTo(80 * MIB);
    assertThat(reading().memoryLimit()).isEqualTo(256 * MIB);
  }

  @Test
  void aContainerThatSeesTheHostsHierarchyHasTheLeastLimitOnItsWay() throws IOException {
    machine.namespaces(true, false).agent("0::/kubepods/pod7/c1\n", V2);
    machine.unified("sys/fs/cgroup/kubepods/pod7/c1");
    machine.put("sys/fs/cgroup/kubepods/pod7/c1/cpu.max", "max 100000\n");
    machine.put("sys/fs/cgroup/kubepods/pod7/cpu.max", "50000 100000\n");
    machine.put("sys/fs/cgroup/kubepods/cpu.max", "600000 100000\n");
    machine.put("sys/fs/cgroup/kubepods/pod7/c1/memory.max", "max\n");
    machine.put("sys/fs/cgroup/kubepods/pod7/memory.max", "max\n");
    machine.put("sys/fs/cgroup/kubepods/memory.max", "1073741824\n");

    assertThat(reading()).isEqualTo(new ContainerReading(5_000, 0.5, 80 * MIB, 1024 * MIB));
  }

  @Test
  void dockerOnVersion1IsWhatIsMountedOfEachHierarchy() throws IOException {
    String path = "/docker/0123456789abcdef";
    machine.namespaces(true, false).agent(separateCgroup(path), separateMounts(path)).separate("");
    machine.put("sys/fs/cgroup/cpu,cpuacct/cpu.cfs_quota_us", "200000\n");
    machine.put("sys/fs/cgroup/memory/memory.limit_in_bytes", "268435456\n");
    machine.memoryStat("", "268435456");

    assertThat(reading()).isEqualTo(new ContainerReading(5_000, 2, 80 * MIB, 256 * MIB));
  }

  @Test
  void version1TellsOfLimitsThatCannotBeSeen() throws IOException {
    String path = "/kubepods/pod7/c1";
    machine.namespaces(true, false).agent(separateCgroup(path), separateMounts(path)).separate("");
    machine.memoryStat("", "536870912");

    assertThat(reading().memoryLimit()).isEqualTo(512 * MIB);
  }

  @Test
  void aServiceOnVersion1HasTheLeastLimitOnItsWay() throws IOException {
    String path = "/system.slice/agent.service";
    machine.namespaces(false, false).agent(separateCgroup(path), separateMounts("/"));
    machine.separate("/system.slice").separate(path);
    machine.put("sys/fs/cgroup/cpu,cpuacct/system.slice/cpu.cfs_quota_us", "300000\n");
    machine.put("sys/fs/cgroup/cpu,cpuacct" + path + "/cpu.cfs_quota_us", "400000\n");
    machine.put("sys/fs/cgroup/memory/system.slice/memory.limit_in_bytes", "268435456\n");

    assertThat(Container.around(root, Set.of(), () -> 0)).isEmpty();
    assertThat(own().orElseThrow().reader().read())
        .isEqualTo(new ContainerReading(5_000, 3, 80 * MIB, 256 * MIB));
  }

  @Test
  void hybridHasEachControllerWhereItIs() throws IOException {
    machine.namespaces(true, false);
    machine.agent(
        "2:memory:/docker/c1\n1:name=systemd:/docker/c1\n0::/docker/c1\n",
        "31 30 0:27 /docker/c1 /sys/fs/cgroup/memory ro - cgroup cgroup rw,memory",
        "32 30 0:28 /docker/c1 /sys/fs/cgroup/systemd ro - cgroup cgroup rw,name=systemd",
        "33 30 0:29 /docker/c1 /sys/fs/cgroup/unified ro - cgroup2 cgroup rw");
    machine.separate("").unified("sys/fs/cgroup/unified");
    machine.put("sys/fs/cgroup/unified/memory.current", "1\n");
    machine.put("sys/fs/cgroup/unified/cpu.stat", "usage_usec 7000000\n");
    machine.put(".dockerenv", "");

    assertThat(reading().memoryUsed()).isEqualTo(80 * MIB);
    assertThat(reading().cpuMillis()).isEqualTo(7_000);
  }

  @Test
  void noLimitIsNoLimit() throws IOException {
    machine.namespaces(true, true).agent("0::/\n", V2).unified("sys/fs/cgroup");
    machine.put("sys/fs/cgroup/cpu.max", "max 100000\n");
    machine.put("sys/fs/cgroup/memory.max", "max\n");

    assertThat(reading()).isEqualTo(new ContainerReading(5_000, Double.NaN, 80 * MIB, -1));
    assertThat(Container.around(root, Set.of(), () -> 0).orElseThrow().isLimited()).isFalse();
  }

  @Test
  void noLimitOfVersion1IsNoLimit() throws IOException {
    String path = "/docker/c1";
    machine.namespaces(true, false).agent(separateCgroup(path), separateMounts(path)).separate("");

    assertThat(reading()).isEqualTo(new ContainerReading(5_000, Double.NaN, 80 * MIB, -1));
  }

  @Test
  void aLimitBeyondWhatTheHostHasIsNone() throws IOException {
    machine.namespaces(true, true).agent("0::/\n", V2).unified("sys/fs/cgroup");
    machine.put("sys/fs/cgroup/memory.max", String.valueOf(17L << 30));

    assertThat(reading().memoryLimit()).isEqualTo(-1);
  }

  @Test
  void beingBoundToSomeProcessorsIsALimit() throws IOException {
    machine.namespaces(true, true).agent("0::/\n", V2).unified("sys/fs/cgroup");
    machine.put("sys/fs/cgroup/cpu.max", "350000 100000\n");
    machine.put("sys/fs/cgroup/cpuset.cpus.effective", "0-1,6\n");

    assertThat(reading().cpuLimit()).isEqualTo(3);
  }

  @Test
  void beingBoundToAllProcessorsIsNone() throws IOException {
    machine.namespaces(true, true).agent("0::/\n", V2).unified("sys/fs/cgroup");
    machine.put("sys/fs/cgroup/cpuset.cpus.effective", "0-7\n");

    assertThat(reading().cpuLimit()).isNaN();
  }

  @Test
  void theRootOfTheMachinesHierarchyIsNobodysContainer() throws IOException {
    machine.namespaces(false, false).agent("0::/\n", V2);
    machine.put("sys/fs/cgroup/cpu.stat", "usage_usec 1\n");
    assertThat(own()).isEmpty();

    machine.agent(separateCgroup("/"), separateMounts("/")).separate("");
    for (String controller : new String[] {"memory", "cpu,cpuacct", "pids", "blkio"}) {
      machine.put("sys/fs/cgroup/" + controller + "/cgroup.sane_behavior", "0\n");
    }
    assertThat(own()).isEmpty();
  }

  @Test
  void whatLiesOutsideTheNamespaceCannotBeSeen() throws IOException {
    machine.namespaces(true, true).agent("0::/../other\n", V2).unified("sys/fs/cgroup");
    assertThat(own()).isEmpty();

    machine.agent("0::/\n", "30 23 0:26 /../.. /sys/fs/cgroup ro - cgroup2 cgroup rw");
    assertThat(own()).isEmpty();
  }

  @Test
  void hierarchiesNeedNotBeMounted() throws IOException {
    machine.namespaces(true, true).agent("0::/\n", "22 27 0:21 / /proc rw - proc proc rw");

    assertThat(own()).isEmpty();
  }

  @Test
  void oddLinesAreSkipped() throws IOException {
    machine.namespaces(true, true).unified("sys/fs/cgroup with blank");
    machine.agent(
        "garbage\n\n0::/\n",
        "garbage",
        "1 2 3 4 5 6 -",
        "30 23 0:26 / /sys/fs/cgroup\\040with\\040blank ro shared:9 - cgroup2 cgroup rw");

    assertThat(own().orElseThrow().reader().read().memoryUsed()).isEqualTo(80 * MIB);
  }

  @Test
  void filesMayBeMissingOrGarbage() throws IOException {
    machine.namespaces(true, true).agent("0::/\n", V2);
    machine.put("sys/fs/cgroup/cgroup.events", "populated 1\n");
    assertThat(reading()).isEqualTo(new ContainerReading(-1, Double.NaN, -1, -1));

    machine.put("sys/fs/cgroup/cpu.stat", "usage_usec lots\nuser_usec -5\n");
    machine.put("sys/fs/cgroup/cpu.max", "\n");
    machine.put("sys/fs/cgroup/memory.max", "x\n");
    machine.put("sys/fs/cgroup/memory.current", "");
    machine.put("sys/fs/cgroup/cpuset.cpus.effective", "a-b\n");
    assertThat(reading()).isEqualTo(new ContainerReading(-1, Double.NaN, -1, -1));
  }

  private ContainerReading reading() throws IOException {
    return Container.around(root, Set.of(), () -> 0).orElseThrow().reader().read();
  }

  private Optional<Container> own() throws IOException {
    return Container.own(root, () -> 0);
  }

  private static String separateCgroup(String path) {
    return """
    12:memory:%1$s
    11:cpu,cpuacct:%1$s
    10:pids:%1$s
    9:blkio:%1$s
    1:name=systemd:%1$s
    """
        .formatted(path);
  }

  private static String[] separateMounts(String mounted) {
    return new String[] {
      "31 30 0:27 %s /sys/fs/cgroup/memory ro - cgroup cgroup rw,memory".formatted(mounted),
      "32 30 0:28 %s /sys/fs/cgroup/cpu,cpuacct ro - cgroup cgroup rw,cpu,cpuacct"
          .formatted(mounted),
      "33 30 0:29 %s /sys/fs/cgroup/pids ro - cgroup cgroup rw,pids".formatted(mounted),
      "34 30 0:30 %s /sys/fs/cgroup/blkio ro - cgroup cgroup rw,blkio".formatted(mounted)
    };
  }
}
