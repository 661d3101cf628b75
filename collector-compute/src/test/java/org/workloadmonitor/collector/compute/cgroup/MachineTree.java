package org.workloadmonitor.collector.compute.cgroup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A root directory with the files of a made-up machine of 8 processors and 16 GiB. */
final class MachineTree {

  private final Path root;

  MachineTree(Path root) throws IOException {
    this.root = root;
    put("sys/devices/system/cpu/online", "0-7\n");
    put("proc/meminfo", "MemTotal:       16777216 kB\nMemFree:  1 kB\n");
  }

  Path root() {
    return root;
  }

  MachineTree put(String file, String content) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, content);
    return this;
  }

  MachineTree link(String file, String target) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.createSymbolicLink(path, Path.of(target));
    return this;
  }

  /** The agent's place in each hierarchy, and what is mounted. */
  MachineTree agent(String cgroup, String... mounts) throws IOException {
    put("proc/self/cgroup", cgroup);
    return put("proc/self/mountinfo", String.join("\n", mounts) + "\n");
  }

  MachineTree namespaces(boolean ownProcesses, boolean ownCgroups) throws IOException {
    link("proc/self/ns/pid", ownProcesses ? "pid:[4026532301]" : "pid:[4026531836]");
    return link("proc/self/ns/cgroup", ownCgroups ? "cgroup:[4026532302]" : "cgroup:[4026531835]");
  }

  /** A directory of version 2 that is not the root of the machine. */
  MachineTree unified(String directory) throws IOException {
    put(directory + "/cgroup.events", "populated 1\nfrozen 0\n");
    put(
        directory + "/cpu.stat",
        """
        usage_usec 5000000
        user_usec 3000000
        system_usec 2000000
        core_sched.force_idle_usec 0
        nr_periods 100
        nr_throttled 25
        throttled_usec 1500000
        nr_bursts 0
        burst_usec 0
        """);
    put(directory + "/memory.current", "104857600\n");
    put(
        directory + "/memory.stat",
        """
        anon 41943040
        file 52428800
        kernel 1048576
        inactive_anon 0
        active_anon 41943040
        inactive_file 20971520
        active_file 31457280
        pgfault 777
        pgmajfault 7
        """);
    put(
        directory + "/memory.events",
        "low 0\nhigh 0\nmax 12\noom 3\noom_kill 2\noom_group_kill 0\n");
    put(directory + "/memory.swap.current", "4096\n");
    put(directory + "/memory.swap.max", "max\n");
    put(directory + "/pids.current", "17\n");
    return put(directory + "/pids.max", "max\n");
  }

  /** Directories of version 1, below one path of each hierarchy. */
  MachineTree separate(String within) throws IOException {
    String memory = "sys/fs/cgroup/memory" + within;
    String cpu = "sys/fs/cgroup/cpu,cpuacct" + within;
    String pids = "sys/fs/cgroup/pids" + within;
    String blkio = "sys/fs/cgroup/blkio" + within;
    put(cpu + "/cpuacct.usage", "5000000000\n");
    put(cpu + "/cpuacct.stat", "user 300\nsystem 200\n");
    put(cpu + "/cpu.stat", "nr_periods 100\nnr_throttled 25\nthrottled_time 1500000000\n");
    put(cpu + "/cpu.cfs_quota_us", "-1\n");
    put(cpu + "/cpu.cfs_period_us", "100000\n");
    put(memory + "/memory.usage_in_bytes", "104857600\n");
    put(memory + "/memory.limit_in_bytes", "9223372036854771712\n");
    put(memory + "/memory.failcnt", "12\n");
    put(memory + "/memory.oom_control", "oom_kill_disable 0\nunder_oom 0\noom_kill 2\n");
    memoryStat(within, "9223372036854771712");
    put(pids + "/pids.current", "17\n");
    put(pids + "/pids.max", "max\n");
    put(
        blkio + "/blkio.throttle.io_service_bytes_recursive",
        "8:0 Read 4096\n8:0 Write 8192\n8:0 Sync 1\n8:0 Async 2\n8:0 Total 12288\nTotal 12288\n");
    return put(
        blkio + "/blkio.throttle.io_serviced_recursive",
        "8:0 Read 3\n8:0 Write 5\n8:0 Total 8\nTotal 8\n");
  }

  MachineTree memoryStat(String within, String limit) throws IOException {
    return put(
        "sys/fs/cgroup/memory" + within + "/memory.stat",
        """
        cache 1
        rss 2
        inactive_file 3
        hierarchical_memory_limit %s
        hierarchical_memsw_limit 9223372036854771712
        total_cache 52428800
        total_rss 41943040
        total_swap 4096
        total_pgfault 777
        total_pgmajfault 7
        total_inactive_file 20971520
        """
            .formatted(limit));
  }
}
