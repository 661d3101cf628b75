package org.workloadmonitor.collector.compute.process;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.workloadmonitor.collector.compute.linux.HangGuard;
import org.workloadmonitor.collector.compute.linux.KeyedLines;
import org.workloadmonitor.collector.compute.linux.Text;
import org.workloadmonitor.collector.compute.reading.Reader;

/** Processes as {@code /proc} shows them (proc_pid_stat(5) and its neighbours). */
public final class LinuxProcesses implements ProcessSource {

  /** Clock ticks in {@code /proc} are hundredths of a second on every architecture of today. */
  private static final long MILLIS_PER_TICK = 10;

  /** Longer ones are cut, as the kernel itself once did at 4,096 bytes. */
  private static final int LONGEST_COMMAND_LINE = 32 * 1024;

  private static final int PORTION = 64;
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final HangGuard<Long, List<String>> commandLines;
  private final String proc;
  private final long self;
  private final long bootMillis;
  private final long pageBytes;
  private final boolean kernelFiles;
  private final Text text = new Text();
  private final KeyedLines io = new KeyedLines(List.of("read_bytes", "write_bytes"));
  private final KeyedLines switches =
      new KeyedLines(List.of("voluntary_ctxt_switches", "nonvoluntary_ctxt_switches"));

  /**
   * Prepares to read.
   *
   * @param root the root directory of the watched host
   * @param bootTime when that host started
   */
  public LinuxProcesses(Path root, Instant bootTime) {
    this(root, bootTime, PATIENCE);
  }

  LinuxProcesses(Path root, Instant bootTime, Duration patience) {
    this.commandLines = new HangGuard<>("command lines of processes", patience, this::arguments);
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

  /**
   * Asked in portions, each of which costs a change of threads: a process that waits for a file
   * server that is gone can hold the lock that is needed to read its arguments.
   */
  @Override
  public Map<Long, List<String>> arguments(List<Long> pids) throws IOException {
    Map<Long, List<String>> arguments = new HashMap<>();
    for (int from = 0; from < pids.size(); from += PORTION) {
      List<Long> portion = pids.subList(from, Math.min(pids.size(), from + PORTION));
      commandLines.ask(portion, arguments::put, (_, _) -> {});
    }
    return arguments;
  }

  private List<String> arguments(long pid) {
    String line = commandLine(pid);
    int end = line.length();
    while (end > 0 && line.charAt(end - 1) == '\0') {
      end--;
    }
    return end == 0 ? List.of() : Arrays.asList(line.substring(0, end).split("\0", -1));
  }

  private String commandLine(long pid) {
    try (FileInputStream in = new FileInputStream(proc + "/" + pid + "/cmdline")) {
      return new String(in.readNBytes(LONGEST_COMMAND_LINE), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  @Override
  public Optional<ProcessReading> read(long pid, boolean contextSwitches) {
    StatLine stat = readStat(pid) ? StatLine.of(text) : null;
    if (stat == null) {
      return none();
    }
    boolean ioRead = fill("/" + pid + "/io");
    if (ioRead) {
      io.parse(text);
    }
    long files = openFiles(pid);
    if ((!ioRead || files == Reader.UNKNOWN) && !readStat(pid)) {
      return none(); // it ended meanwhile, which is no lack of permission
    }
    Switches all = contextSwitches ? switches(pid) : Switches.UNKNOWN;
    return Optional.of(
        new ProcessReading(
            identity(stat),
            stat.userTicks() * MILLIS_PER_TICK,
            stat.systemTicks() * MILLIS_PER_TICK,
            stat.residentPages() * pageBytes,
            stat.virtualBytes(),
            stat.threads(),
            files,
            ioRead ? io.value(0) : Reader.UNKNOWN,
            ioRead ? io.value(1) : Reader.UNKNOWN,
            stat.minorFaults(),
            stat.majorFaults(),
            all.voluntary(),
            all.involuntary()));
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
    String tasks = "/" + pid + "/task";
    String[] threads = new File(proc + tasks).list();
    if (threads == null) {
      return Switches.UNKNOWN;
    }
    long voluntary = 0;
    long involuntary = 0;
    for (String thread : threads) {
      if (fill(tasks + "/" + thread + "/status")) {
        switches.parse(text);
        voluntary += Math.max(0, switches.value(0));
        involuntary += Math.max(0, switches.value(1));
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

  @Override
  public void close() {
    commandLines.close();
  }

  private boolean readStat(long pid) {
    return fill("/" + pid + "/stat");
  }

  private boolean fill(String file) {
    try (RandomAccessFile open = new RandomAccessFile(proc + file, "r")) {
      text.fill(open);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static <T> Optional<T> none() {
    return Optional.empty();
  }
}
