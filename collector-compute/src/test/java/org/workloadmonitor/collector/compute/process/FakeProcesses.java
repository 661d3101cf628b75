package org.workloadmonitor.collector.compute.process;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.workloadmonitor.collector.compute.reading.Reader;

/** Processes that a test makes up, and a count of how often each was looked at. */
final class FakeProcesses implements ProcessSource {

  static final long SELF = 4711;

  final Set<Long> vanishing = new HashSet<>();
  final Set<Long> hanging = new HashSet<>();
  final List<Long> identified = new ArrayList<>();
  final List<Long> commandLinesRead = new ArrayList<>();
  boolean hidesOthers;
  boolean denied;
  String failure = "";
  private final Map<Long, ProcessReading> readings = new HashMap<>();
  private final Map<Long, List<String>> arguments = new HashMap<>();

  /** Starts a process, or replaces the one with that id. */
  void start(long pid, long startMillis, String... commandLine) {
    List<String> words = List.of(commandLine);
    String program = words.isEmpty() ? "kthreadd" : words.getFirst();
    String name = program.substring(program.lastIndexOf('/') + 1);
    arguments.put(pid, words);
    readings.put(pid, reading(pid, startMillis, name, ProcessState.SLEEPING, 0));
  }

  void end(long pid) {
    readings.remove(pid);
    arguments.remove(pid);
  }

  /** Sets the processor time in user mode and, for other totals, the same number. */
  void use(long pid, long amount) {
    ProcessIdentity process = readings.get(pid).identity();
    readings.put(pid, reading(pid, process.startMillis(), process.name(), process.state(), amount));
  }

  /** Makes it a process that has ended, but whose parent has not asked how. */
  void endUnnoticed(long pid, long amount) {
    ProcessIdentity process = readings.get(pid).identity();
    arguments.put(pid, List.of());
    readings.put(
        pid, reading(pid, process.startMillis(), process.name(), ProcessState.DEFUNCT, amount));
  }

  private static ProcessReading reading(
      long pid, long startMillis, String name, ProcessState state, long amount) {
    return new ProcessReading(
        new ProcessIdentity(pid, startMillis, name, state),
        amount,
        0,
        1_000,
        10_000,
        2,
        3,
        amount,
        amount,
        amount,
        amount,
        Reader.UNKNOWN,
        Reader.UNKNOWN);
  }

  @Override
  public long[] pids() throws IOException {
    if (!failure.isEmpty()) {
      throw new IOException(failure);
    }
    Set<Long> all = new HashSet<>(readings.keySet());
    all.addAll(vanishing);
    return all.stream().mapToLong(Long::longValue).toArray();
  }

  @Override
  public Optional<ProcessIdentity> identity(long pid) {
    identified.add(pid);
    return Optional.ofNullable(readings.get(pid)).map(ProcessReading::identity);
  }

  @Override
  public Map<Long, List<String>> arguments(List<Long> pids) {
    Map<Long, List<String>> told = new HashMap<>();
    for (long pid : pids) {
      commandLinesRead.add(pid);
      if (!hanging.contains(pid)) {
        told.put(pid, arguments.getOrDefault(pid, List.of()));
      }
    }
    return told;
  }

  @Override
  public Optional<ProcessReading> read(long pid, boolean contextSwitches) {
    return Optional.ofNullable(readings.get(pid)).map(this::asPermitted);
  }

  private ProcessReading asPermitted(ProcessReading all) {
    if (!denied) {
      return all;
    }
    return new ProcessReading(
        all.identity(),
        all.userMillis(),
        all.systemMillis(),
        all.residentBytes(),
        all.virtualBytes(),
        all.threads(),
        Reader.UNKNOWN,
        Reader.UNKNOWN,
        Reader.UNKNOWN,
        all.minorFaults(),
        all.majorFaults(),
        Reader.UNKNOWN,
        Reader.UNKNOWN);
  }

  @Override
  public long self() {
    return SELF;
  }

  @Override
  public boolean seesOthers() {
    return !hidesOthers;
  }
}
