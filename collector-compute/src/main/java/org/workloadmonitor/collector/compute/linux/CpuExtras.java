package org.workloadmonitor.collector.compute.linux;

import static org.workloadmonitor.api.signal.MetricDescriptor.counter;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.collector.compute.reading.More;
import org.workloadmonitor.collector.compute.reading.Reader;
import org.workloadmonitor.collector.compute.reading.Series;

/** What {@code /proc/stat} tells of deferred interrupts and of virtual machines run here. */
final class CpuExtras implements More {

  private static final MetricDescriptor SOFT_INTERRUPTS =
      counter("system.linux.soft_interrupts", "{interrupt}", "Deferred interrupts by type.");
  private static final MetricDescriptor GUEST_TIME =
      counter(
          "system.linux.cpu.guest_time",
          "s",
          "Time spent on running virtual machines; part of 'user' and 'nice' of system.cpu.time.");

  static final List<MetricDescriptor> METRICS = List.of(SOFT_INTERRUPTS, GUEST_TIME);

  /** In the kernel's order (include/linux/interrupt.h). */
  private static final List<String> TYPES =
      List.of(
          "hi",
          "timer",
          "net_tx",
          "net_rx",
          "block",
          "irq_poll",
          "tasklet",
          "sched",
          "hrtimer",
          "rcu");

  private final Series guest;
  private final Series guestNice;
  private final List<Series> series;
  private final long[] values = new long[TYPES.size()];
  private long guestMillis;
  private long guestNiceMillis;

  CpuExtras(Instant start) {
    this.guest = new Series(GUEST_TIME, Attributes.of("cpu.mode", "user"), 0.001, start);
    this.guestNice = new Series(GUEST_TIME, Attributes.of("cpu.mode", "nice"), 0.001, start);
    this.series =
        TYPES.stream()
            .map(type -> Attributes.of("system.linux.soft_interrupt.type", type))
            .map(attributes -> new Series(SOFT_INTERRUPTS, attributes, 1, start))
            .toList();
  }

  void forget() {
    Arrays.fill(values, Reader.UNKNOWN);
    guestMillis = Reader.UNKNOWN;
    guestNiceMillis = Reader.UNKNOWN;
  }

  void takeGuestTimes(long user, long nice) {
    guestMillis = user;
    guestNiceMillis = nice;
  }

  /** The numbers after the name: the total of all types, then each type. */
  void takeSoftInterrupts(Text text) {
    text.skipField();
    for (int i = 0; i < values.length; i++) {
      values[i] = text.number();
    }
  }

  @Override
  public void emit(Recorder out) {
    guest.record(out, guestMillis);
    guestNice.record(out, guestNiceMillis);
    for (int i = 0; i < values.length; i++) {
      series.get(i).record(out, values[i]);
    }
  }
}
