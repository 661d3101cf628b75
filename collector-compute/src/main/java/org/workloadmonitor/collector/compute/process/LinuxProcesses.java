package org.workloadmonitor.collector.compute.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.workloadmonitor.collector.compute.reading.Reader;

/** Processes as {@code /proc} shows them (proc_pid_stat(5) and its neighbours). */
public final class LinuxProcesses implements ProcessSource {

  /** Clock ticks in {@code /proc} are hundredths of a second on every architecture of today. */
  private static final long MILLIS_PER_TICK = 10;

  private final String proc;
  private final long self;
  private final long bootMillis;
  private final long pageBytes;
  private final boolean kernelFiles;
  private final ProcText text = new ProcText();

  /**
   * Prepares to read.
   *
   * @param root the root directory of the watched host
   * @param bootTime when that host started
   */
  public LinuxProcesses(Path root, Instant bootTime) {
    this.proc = root.resolve("proc").toString();
    this.self = self(root);
    this.bootMillis = bootTime.toEpochMilli();
    this.pageBytes = PageSize.of(root);
    this.kernelFiles = isKernelFiles(root.resolve("proc"));
  }

  /** Whether this is the kernel's own file system, not a copy of some of its files. */
  private static boolean isKernelFiles(Path proc) {
    try {
      return Files.getFileStore(proc).type().equals("proc");
    } catch (IOException e) {
      return false;
    }
  }

  private static long self(Path root) {
    try {
      String link = Files.readSymbolicLink(root.resolve("proc/self")).toString();
      return Long.parseLong(link);
    } catch (IOException | UnsupportedOperationException | NumberFormatException e) {
      return ProcessHandle.current().pid();
    }
  }

  @Override
  public long[] pids() throws IOException {
    String[] names = new File(proc).list();
    if (names == null) {
      throw new IOException(
          "The processes can't be listed: %s can't be read. Is it mounted?".formatted(proc));
    }
    long[] pids = new long[names.length];
    int count = 0;
    for (String name : names) {
      if (isNumber(name)) {
        pids[count++] = Long.parseLong(name);
      }
    }
    return Arrays.copyOf(pids, count);
  }

  private static boolean isNumber(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) < '0' || name.charAt(i) > '9') {
        return false;
      }
    }
    return !name.isEmpty() && name.length() < 19;
  }

  @Override
  public Optional<ProcessIdentity> identity(long pid) {
    return readStat(pid) ? Optional.ofNullable(StatLine.of(text)).map(this::identity) : none();
  }

  private ProcessIdentity identity(StatLine stat) {
    return new ProcessIdentity(
        stat.pid(), bootMillis + stat.startTicks() * MILLIS_PER_TICK, stat.name(), stat.state());
  }

  @Override
  public List<String> arguments(long pid) {
    if (!text.read(proc + "/" + pid + "/cmdline")) {
      return List.of();
    }
    String line = text.text();
    int end = line.length();
    while (end > 0 && line.charAt(end - 1) == '\0') {
      end--;
    }
    return end == 0 ? List.of() : Arrays.asList(line.substring(0, end).split("\0", -1));
  }

  @Override
  public Optional<ProcessReading> read(long pid, boolean contextSwitches) {
    StatLine stat = readStat(pid) ? StatLine.of(text) : null;
    if (stat == null) {
      return none();
    }
    boolean io = text.read(proc + "/" + pid + "/io");
    long read = io ? text.numberOf("read_bytes:") : Reader.UNKNOWN;
    long written = io ? text.numberOf("write_bytes:") : Reader.UNKNOWN;
    long files = openFiles(pid);
    if ((!io || files == Reader.UNKNOWN) && !readStat(pid)) {
      return none(); // it ended meanwhile, which is no lack of permission
    }
    Switches switches = contextSwitches ? switches(pid) : Switches.UNKNOWN;
    return Optional.of(
        new ProcessReading(
            identity(stat),
            stat.userTicks() * MILLIS_PER_TICK,
            stat.systemTicks() * MILLIS_PER_TICK,
            stat.residentPages() * pageBytes,
            stat.virtualBytes(),
            stat.threads(),
            files,
            read,
            written,
            stat.minorFaults(),
            stat.majorFaults(),
            switches.voluntary(),
            switches.involuntary()));
  }

  /**
   * Since Linux 6.2 the size of the directory is the number of descriptors, for everyone to see;
   * before, it is 0 and the entries have to be counted, which takes the rights of a debugger.
   */
  private long openFiles(long pid) {
    File directory = new File(proc + "/" + pid + "/fd");
    long size = directory.length();
    if (size > 0 && kernelFiles) {
      return size;
    }
    String[] entries = directory.list();
    return entries == null ? Reader.UNKNOWN : entries.length;
  }

  private Switches switches(long pid) {
    String tasks = proc + "/" + pid + "/task";
    String[] threads = new File(tasks).list();
    if (threads == null) {
      return Switches.UNKNOWN;
    }
    long voluntary = 0;
    long involuntary = 0;
    for (String thread : threads) {
      if (text.read(tasks + "/" + thread + "/status")) {
        voluntary += Math.max(0, text.numberOf("voluntary_ctxt_switches:"));
        involuntary += Math.max(0, text.numberOf("nonvoluntary_ctxt_switches:"));
      }
    }
    return new Switches(voluntary, involuntary);
  }

  private record Switches(long voluntary, long involuntary) {
    static final Switches UNKNOWN = new Switches(Reader.UNKNOWN, Reader.UNKNOWN);
  }

  @Override
  public long self() {
    return self;
  }

  /** Process 1 is always there; with {@code hidepid} only its owner and root see it. */
  @Override
  public boolean seesOthers() {
    return readStat(1);
  }

  private boolean readStat(long pid) {
    return text.read(proc + "/" + pid + "/stat");
  }

  private static <T> Optional<T> none() {
    return Optional.empty();
  }
}
