package org.workloadmonitor.collector.compute.process;

import java.util.List;
import java.util.function.ToLongFunction;
import org.workloadmonitor.api.signal.MetricDescriptor;

/**
 * Something that a process counts from its start on.
 *
 * @param metric the metric that it is emitted under
 * @param scale what to multiply it by to get the metric's unit
 * @param attribute the name of the attribute that tells it from others of the metric
 * @param value that attribute's value
 * @param field takes it from a reading
 */
record Total(
    MetricDescriptor metric,
    double scale,
    String attribute,
    String value,
    ToLongFunction<ProcessReading> field) {

  /** The two that make up the processor time stand first. */
  static final List<Total> ALL =
      List.of(
          cpu("user", ProcessReading::userMillis),
          cpu("system", ProcessReading::systemMillis),
          disk("read", ProcessReading::readBytes),
          disk("write", ProcessReading::writtenBytes),
          faults("minor", ProcessReading::minorFaults),
          faults("major", ProcessReading::majorFaults),
          switches("voluntary", ProcessReading::voluntarySwitches),
          switches("involuntary", ProcessReading::involuntarySwitches));

  private static Total cpu(String mode, ToLongFunction<ProcessReading> field) {
    return new Total(ProcessMetrics.CPU_TIME, 0.001, "cpu.mode", mode, field);
  }

  private static Total disk(String direction, ToLongFunction<ProcessReading> field) {
    return new Total(ProcessMetrics.DISK_IO, 1, "disk.io.direction", direction, field);
  }

  private static Total faults(String type, ToLongFunction<ProcessReading> field) {
    return new Total(ProcessMetrics.FAULTS, 1, "system.paging.fault.type", type, field);
  }

  private static Total switches(String type, ToLongFunction<ProcessReading> field) {
    return new Total(ProcessMetrics.SWITCHES, 1, "process.context_switch.type", type, field);
  }

  /** The numbers of a reading, in the order of {@link #ALL}. */
  static long[] of(ProcessReading reading) {
    long[] totals = new long[ALL.size()];
    for (int i = 0; i < totals.length; i++) {
      totals[i] = ALL.get(i).field.applyAsLong(reading);
    }
    return totals;
  }

  /** Processor time in milliseconds, from numbers in the order of {@link #ALL}. */
  static long cpuMillis(long[] totals) {
    return totals[0] + totals[1];
  }
}
