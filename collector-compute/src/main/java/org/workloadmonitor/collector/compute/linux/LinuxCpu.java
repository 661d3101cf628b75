package org.workloadmonitor.collector.compute.linux;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.collector.compute.reading.CpuReading;
import org.workloadmonitor.collector.compute.reading.CpuTimes;
import org.workloadmonitor.collector.compute.reading.Detail;
import org.workloadmonitor.collector.compute.reading.More;
import org.workloadmonitor.collector.compute.reading.Reader;

/** {@code /proc/stat} (proc_stat(5)). */
final class LinuxCpu implements Reader<CpuReading> {

  /** The kernel shows times in hundredths of a second, whatever it counts in (USER_HZ). */
  private static final int MILLIS_PER_TICK = 10;

  private static final byte[] CPU = "cpu".getBytes(US_ASCII);
  private static final byte[] SWITCHES = "ctxt ".getBytes(US_ASCII);
  private static final byte[] INTERRUPTS = "intr ".getBytes(US_ASCII);
  private static final byte[] CREATED = "processes ".getBytes(US_ASCII);
  private static final byte[] RUNNING = "procs_running ".getBytes(US_ASCII);
  private static final byte[] BLOCKED = "procs_blocked ".getBytes(US_ASCII);
  private static final byte[] SOFT_INTERRUPTS = "softirq ".getBytes(US_ASCII);

  private final KernelFile file;
  private final boolean perCore;
  private final @Nullable CpuExtras extras;

  private @Nullable CpuTimes total;
  private List<CpuTimes> cores = List.of();
  private long switches;
  private long interrupts;
  private long created;
  private long running;
  private long blocked;

  LinuxCpu(Kernel kernel, boolean perCore, Detail detail, Instant start) {
    this.file = kernel.proc("stat");
    this.perCore = perCore;
    this.extras = detail == Detail.FULL ? new CpuExtras(start) : null;
  }

  @Override
  public CpuReading read() throws IOException {
    Text text = file.read();
    forget();
    for (; !text.atEnd(); text.nextLine()) {
      takeLine(text);
    }
    if (total == null) {
      throw file.lacks("cpu");
    }
    return new CpuReading(
        total,
        cores,
        switches,
        interrupts,
        created,
        running,
        blocked,
        extras == null ? More.NONE : extras);
  }

  private void forget() {
    total = null;
    cores = perCore ? new ArrayList<>() : List.of();
    switches = UNKNOWN;
    interrupts = UNKNOWN;
    created = UNKNOWN;
    running = UNKNOWN;
    blocked = UNKNOWN;
    if (extras != null) {
      extras.forget();
    }
  }

  private void takeLine(Text text) {
    if (text.skip(CPU)) {
      takeTimes(text);
    } else if (text.skip(SWITCHES)) {
      switches = text.number();
    } else if (text.skip(INTERRUPTS)) {
      interrupts = text.number();
    } else if (text.skip(CREATED)) {
      created = text.number();
    } else if (text.skip(RUNNING)) {
      running = text.number();
    } else if (text.skip(BLOCKED)) {
      blocked = text.number();
    } else if (extras != null && text.skip(SOFT_INTERRUPTS)) {
      extras.takeSoftInterrupts(text);
    }
  }

  private void takeTimes(Text text) {
    if (text.skip(' ')) {
      total = times(-1, text);
      if (extras != null) {
        extras.takeGuestTimes(millis(text), millis(text));
      }
    } else if (perCore) {
      long processor = text.number();
      if (processor >= 0 && processor < CpuTimes.MOST_PROCESSORS) {
        cores.add(times((int) processor, text));
      }
    }
  }

  private static CpuTimes times(int processor, Text text) {
    long user = millis(text);
    long nice = millis(text);
    long system = millis(text);
    long idle = millis(text);
    long iowait = millis(text);
    long interrupt = millis(text);
    long softInterrupt = millis(text);
    long steal = millis(text);
    return new CpuTimes(
        processor, user, nice, system, idle, iowait, interrupt, softInterrupt, steal);
  }

  private static long millis(Text text) {
    long ticks = text.number();
    return ticks < 0 ? UNKNOWN : ticks * MILLIS_PER_TICK;
  }
}
