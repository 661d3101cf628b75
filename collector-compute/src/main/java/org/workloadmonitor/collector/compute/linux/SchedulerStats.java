package org.workloadmonitor.collector.compute.linux;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.workloadmonitor.api.signal.MetricDescriptor.counter;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.collector.compute.reading.Part;
import org.workloadmonitor.collector.compute.reading.Run;
import org.workloadmonitor.collector.compute.reading.Series;

/**
 * {@code /proc/schedstat} (scheduler/sched-stats.rst of the kernel's documentation), which kernels
 * have that were built with CONFIG_SCHEDSTATS.
 */
final class SchedulerStats implements Part {

  private static final MetricDescriptor RUNNING =
      counter("system.linux.scheduler.running_time", "s", "Time that tasks ran.");
  private static final MetricDescriptor WAITING =
      counter(
          "system.linux.scheduler.waiting_time",
          "s",
          "Time that tasks were ready to run and waited for a processor.");
  private static final MetricDescriptor SLICES =
      counter("system.linux.scheduler.time_slices", "{slice}", "Time slices that tasks ran in.");

  static final List<MetricDescriptor> METRICS = List.of(RUNNING, WAITING, SLICES);

  private static final double NANOS = 1e-9;
  private static final byte[] CPU = "cpu".getBytes(US_ASCII);

  /** After the name of the processor. */
  private static final int FIELDS_BEFORE = 6;

  private final KernelFile file;
  private final Series running;
  private final Series waiting;
  private final Series slices;

  SchedulerStats(Kernel kernel, Instant start) {
    this.file = kernel.proc("schedstat");
    this.running = new Series(RUNNING, Attributes.EMPTY, NANOS, start);
    this.waiting = new Series(WAITING, Attributes.EMPTY, NANOS, start);
    this.slices = new Series(SLICES, Attributes.EMPTY, 1, start);
  }

  @Override
  public String name() {
    return "scheduler";
  }

  @Override
  public void collect(Run run) throws IOException {
    if (!file.exists()) {
      return;
    }
    long runningNanos = 0;
    long waitingNanos = 0;
    long sliceCount = 0;
    Text text = file.read();
    for (; !text.atEnd(); text.nextLine()) {
      if (text.skip(CPU)) {
        text.skipField();
        for (int i = 0; i < FIELDS_BEFORE; i++) {
          text.skipField();
        }
        runningNanos += Math.max(0, text.number());
        waitingNanos += Math.max(0, text.number());
        sliceCount += Math.max(0, text.number());
      }
    }
    running.record(run.recorder(), runningNanos);
    waiting.record(run.recorder(), waitingNanos);
    slices.record(run.recorder(), sliceCount);
  }
}
