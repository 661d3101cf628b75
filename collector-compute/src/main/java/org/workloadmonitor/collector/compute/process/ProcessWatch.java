package org.workloadmonitor.collector.compute.process;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.collector.compute.reading.Run;

/** Watches the processes of one selection. */
final class ProcessWatch {

  private static final String NAME = "process.name";

  private static final String DENIED =
      "Disk I/O or open files can't be read: the processes belong to another user. Run the agent as"
          + " root, or give it the capabilities CAP_SYS_PTRACE and CAP_DAC_READ_SEARCH.";

  private final ProcessSelector selector;
  private final ProcessFinder finder;
  private final ProcessSource source;
  private final int processors;
  private final Attributes attributes;
  private Map<Attributes, ProcessGroup> groups = new HashMap<>();
  private long previousRun = Long.MAX_VALUE;

  ProcessWatch(
      ProcessSelector selector, ProcessFinder finder, ProcessSource source, int processors) {
    this.selector = selector;
    this.finder = finder;
    this.source = source;
    this.processors = processors;
    this.attributes = Attributes.of(NAME, selector.name());
  }

  void collect(Run run) {
    try {
      List<ProcessReading> readings = read(finder.find());
      run.recorder().gauge(ProcessMetrics.COUNT, alive(readings), attributes);
      emit(run, readings);
      if (readings.stream().anyMatch(ProcessWatch::isDenied)) {
        run.recorder().problem(part(), DENIED);
      }
    } catch (IOException e) {
      run.recorder().problem(part(), Objects.requireNonNullElse(e.getMessage(), e.toString()));
    }
  }

  private String part() {
    return "processes/" + selector.name();
  }

  private List<ProcessReading> read(List<ProcessIdentity> found) {
    List<ProcessReading> readings = new ArrayList<>();
    for (ProcessIdentity process : found) {
      Optional<ProcessReading> reading = source.read(process.pid(), selector.contextSwitches());
      reading
          .filter(now -> now.identity().startMillis() == process.startMillis())
          .ifPresent(readings::add);
    }
    return readings;
  }

  private void emit(Run run, List<ProcessReading> readings) {
    Map<Attributes, ProcessGroup> present = new HashMap<>();
    if (selector.perProcess()) {
      for (ProcessReading reading : readings) {
        emit(run, attributes(reading.identity()), List.of(reading), present);
      }
    } else {
      emit(run, attributes, readings, present);
    }
    groups = present;
    previousRun = run.recorder().time().toEpochMilli();
  }

  private void emit(
      Run run,
      Attributes key,
      List<ProcessReading> members,
      Map<Attributes, ProcessGroup> present) {
    ProcessGroup group = groups.get(key);
    if (group == null) {
      group = new ProcessGroup(key, start(run, members), processors);
    }
    group.emit(run, members, previousRun);
    present.put(key, group);
  }

  /** When the totals of a group that begins now were zero. */
  private Instant start(Run run, List<ProcessReading> members) {
    Instant now = run.recorder().time();
    return members.stream()
        .map(ProcessReading::identity)
        .filter(process -> process.startedSince(previousRun))
        .map(process -> Instant.ofEpochMilli(process.startMillis()))
        .filter(now::isAfter)
        .min(Comparator.naturalOrder())
        .orElse(now);
  }

  /** Never anything of the command line but the program: arguments hold passwords. */
  private Attributes attributes(ProcessIdentity process) {
    return attributes.toBuilder()
        .put("process.pid", String.valueOf(process.pid()))
        .put("process.executable.name", process.name())
        .build();
  }

  private static int alive(List<ProcessReading> readings) {
    int alive = 0;
    for (ProcessReading reading : readings) {
      alive += reading.isAlive() ? 1 : 0;
    }
    return alive;
  }

  private static boolean isDenied(ProcessReading reading) {
    return reading.isAlive() && (reading.readBytes() < 0 || reading.openFiles() < 0);
  }
}
