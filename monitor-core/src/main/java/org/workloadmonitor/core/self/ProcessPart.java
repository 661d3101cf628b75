package org.workloadmonitor.core.self;

import static org.workloadmonitor.api.signal.MetricDescriptor.counter;
import static org.workloadmonitor.api.signal.MetricDescriptor.gauge;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricDescriptor;

/**
 * What the agent's process uses: on Linux from /proc/self, elsewhere what the JVM tells of its
 * process. What can't be had is left out.
 */
final class ProcessPart implements Part {

  static final MetricDescriptor UPTIME =
      gauge("workload.agent.uptime", "s", "Time since the start of the agent.");
  static final MetricDescriptor CPU_TIME =
      counter("process.cpu.time", "s", "Processor time that the process used.");
  static final MetricDescriptor MEMORY =
      gauge("process.memory.usage", "By", "Physical memory in use (resident set).");
  static final MetricDescriptor OPEN_FILES =
      gauge("process.open_file_descriptor.count", "{file_descriptor}", "Open file descriptors.");

  private static final Attributes USER = Attributes.of("cpu.mode", "user");
  private static final Attributes SYSTEM = Attributes.of("cpu.mode", "system");

  /** USER_HZ: the same on every architecture that Java runs on; time(7). */
  private static final double TICKS_PER_SECOND = 100;

  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s*(\\d+) kB");

  private final Path proc;
  private final Instant started;
  private final Instant processStart;

  /**
   * Creates the part.
   *
   * @param proc {@code /proc/self}, or the same for a test
   */
  ProcessPart(Path proc, Instant started) {
    this.proc = proc;
    this.started = started;
    this.processStart =
        ProcessHandle.current().info().startInstant().filter(started::isAfter).orElse(started);
  }

  @Override
  public String name() {
    return "process";
  }

  @Override
  public List<MetricDescriptor> metrics() {
    return List.of(UPTIME, CPU_TIME, MEMORY, OPEN_FILES);
  }

  @Override
  public void collect(Recorder out) throws IOException {
    out.gauge(UPTIME, Duration.between(started, out.time()).toMillis() / 1e3);
    if (Files.isReadable(proc.resolve("stat"))) {
      fromProc(out);
    } else {
      fromJvm(out);
    }
  }

  private void fromProc(Recorder out) throws IOException {
    String stat = Files.readString(proc.resolve("stat"));
    // The name in parentheses may hold blanks; what follows are fields 3 and up of proc(5).
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    out.counter(CPU_TIME, Long.parseLong(fields[11]) / TICKS_PER_SECOND, processStart, USER);
    out.counter(CPU_TIME, Long.parseLong(fields[12]) / TICKS_PER_SECOND, processStart, SYSTEM);
    resident().ifPresent(bytes -> out.gauge(MEMORY, (double) bytes));
    String[] open = proc.resolve("fd").toFile().list();
    if (open != null) {
      out.gauge(OPEN_FILES, open.length);
    }
  }

  private OptionalLong resident() throws IOException {
    Matcher line = RESIDENT.matcher(Files.readString(proc.resolve("status")));
    return line.find()
        ? OptionalLong.of(Long.parseLong(line.group(1)) * 1024)
        : OptionalLong.empty();
  }

  private void fromJvm(Recorder out) {
    var system = ManagementFactory.getOperatingSystemMXBean();
    if (system instanceof com.sun.management.OperatingSystemMXBean process
        && process.getProcessCpuTime() >= 0) {
      out.counter(CPU_TIME, process.getProcessCpuTime() / 1e9, processStart, Attributes.EMPTY);
    }
    if (system instanceof com.sun.management.UnixOperatingSystemMXBean process) {
      out.gauge(OPEN_FILES, (double) process.getOpenFileDescriptorCount());
    }
  }
}
