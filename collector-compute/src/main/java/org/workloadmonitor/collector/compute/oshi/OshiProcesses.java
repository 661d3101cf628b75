package org.workloadmonitor.collector.compute.oshi;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.workloadmonitor.collector.compute.process.ProcessIdentity;
import org.workloadmonitor.collector.compute.process.ProcessReading;
import org.workloadmonitor.collector.compute.process.ProcessSource;
import org.workloadmonitor.collector.compute.process.ProcessState;
import org.workloadmonitor.collector.compute.reading.Reader;
import oshi.software.os.OSProcess;
import oshi.software.os.OperatingSystem;

/**
 * Processes. Some systems take about as long to tell of one as of all, so that a list of all is
 * kept for the moment of a run.
 */
final class OshiProcesses implements ProcessSource {

  private static final long MOMENT = Duration.ofSeconds(1).toNanos();

  /** Windows tells how long a process has run, of which the start follows only about. */
  private static final long JITTER_MILLIS = 2_000;

  private final OperatingSystem system;
  private final LongSupplier nanoTime;
  private final Map<Long, Long> starts = new HashMap<>();
  private Map<Long, OSProcess> listed = Map.of();
  private long listedAt;

  OshiProcesses(OperatingSystem system, LongSupplier nanoTime) {
    this.system = system;
    this.nanoTime = nanoTime;
  }

  @Override
  public long[] pids() {
    Map<Long, OSProcess> all = new HashMap<>();
    for (OSProcess process : system.getProcesses()) {
      all.put((long) process.getProcessID(), process);
    }
    listed = all;
    listedAt = nanoTime.getAsLong();
    starts.keySet().retainAll(all.keySet());
    return all.keySet().stream().mapToLong(Long::longValue).toArray();
  }

  private Optional<OSProcess> find(long pid) {
    if (!listed.isEmpty() && nanoTime.getAsLong() - listedAt < MOMENT) {
      return Optional.ofNullable(listed.get(pid)).filter(OshiProcesses::isThere);
    }
    listed = Map.of();
    return Optional.of(pid)
        .filter(id -> id <= Integer.MAX_VALUE)
        .map(id -> system.getProcess(id.intValue()))
        .filter(OshiProcesses::isThere);
  }

  private static boolean isThere(OSProcess process) {
    return process.getState() != OSProcess.State.INVALID;
  }

  @Override
  public Optional<ProcessIdentity> identity(long pid) {
    return find(pid).map(this::identity);
  }

  private ProcessIdentity identity(OSProcess process) {
    long pid = process.getProcessID();
    return new ProcessIdentity(
        pid, start(pid, process.getStartTime()), process.getName(), state(process.getState()));
  }

  private long start(long pid, long told) {
    Long before = starts.get(pid);
    if (before != null && Math.abs(before - told) < JITTER_MILLIS) {
      return before;
    }
    starts.put(pid, told);
    return told;
  }

  private static ProcessState state(OSProcess.State state) {
    return switch (state) {
      case NEW, RUNNING -> ProcessState.RUNNING;
      case WAITING -> ProcessState.BLOCKED;
      case STOPPED, SUSPENDED -> ProcessState.STOPPED;
      case ZOMBIE -> ProcessState.DEFUNCT;
      case SLEEPING, OTHER, INVALID -> ProcessState.SLEEPING;
    };
  }

  @Override
  public Map<Long, List<String>> arguments(List<Long> pids) {
    Map<Long, List<String>> arguments = new HashMap<>();
    for (long pid : pids) {
      arguments.put(pid, find(pid).map(OSProcess::getArguments).orElse(List.of()));
    }
    return arguments;
  }

  @Override
  public Optional<ProcessReading> read(long pid, boolean contextSwitches) {
    return find(pid).map(process -> reading(process, contextSwitches));
  }

  private ProcessReading reading(OSProcess process, boolean contextSwitches) {
    boolean faults = process.getMinorFaults() + process.getMajorFaults() > 0;
    long switches = process.getVoluntaryContextSwitches() + process.getInvoluntaryContextSwitches();
    boolean switched = contextSwitches && switches > 0;
    return new ProcessReading(
        identity(process),
        process.getUserTime(),
        process.getKernelTime(),
        process.getResidentMemory(),
        process.getVirtualSize(),
        process.getThreadCount(),
        process.getOpenFiles(),
        process.getBytesRead(),
        process.getBytesWritten(),
        faults ? process.getMinorFaults() : Reader.UNKNOWN,
        faults ? process.getMajorFaults() : Reader.UNKNOWN,
        switched ? process.getVoluntaryContextSwitches() : Reader.UNKNOWN,
        switched ? process.getInvoluntaryContextSwitches() : Reader.UNKNOWN);
  }

  @Override
  public long self() {
    return system.getProcessId();
  }

  /** Other systems hide what processes of others do, not that they are there. */
  @Override
  public boolean seesOthers() {
    return true;
  }
}
