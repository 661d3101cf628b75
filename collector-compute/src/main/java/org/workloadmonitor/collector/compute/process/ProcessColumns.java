package org.workloadmonitor.collector.compute.process;

import java.util.List;
import java.util.function.ToLongFunction;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.collector.compute.metric.Column;

/** What a process reading holds, and the metrics that it is emitted under. */
final class ProcessColumns {

  /** What a process counts from its start on. Its processor time stands first. */
  static final List<Column<ProcessReading>> TOTALS =
      List.of(
          cpu("user", ProcessReading::userMillis),
          cpu("system", ProcessReading::systemMillis),
          disk("read", ProcessReading::readBytes),
          disk("write", ProcessReading::writtenBytes),
          faults("minor", ProcessReading::minorFaults),
          faults("major", ProcessReading::majorFaults),
          switches("voluntary", ProcessReading::voluntarySwitches),
          switches("involuntary", ProcessReading::involuntarySwitches));

  /** What a process has at the moment, and several have together. */
  static final List<Column<ProcessReading>> LEVELS =
      List.of(
          Column.of(ProcessMetrics.MEMORY, ProcessReading::residentBytes),
          Column.of(ProcessMetrics.VIRTUAL, ProcessReading::virtualBytes),
          Column.of(ProcessMetrics.THREADS, ProcessReading::threads),
          Column.of(ProcessMetrics.OPEN_FILES, ProcessReading::openFiles));

  private ProcessColumns() {}

  private static Column<ProcessReading> cpu(String mode, ToLongFunction<ProcessReading> number) {
    return column(ProcessMetrics.CPU_TIME, "cpu.mode", mode, number).inMillis();
  }

  private static Column<ProcessReading> disk(String way, ToLongFunction<ProcessReading> number) {
    return column(ProcessMetrics.DISK_IO, "disk.io.direction", way, number);
  }

  private static Column<ProcessReading> faults(String type, ToLongFunction<ProcessReading> number) {
    return column(ProcessMetrics.FAULTS, "system.paging.fault.type", type, number);
  }

  private static Column<ProcessReading> switches(
      String type, ToLongFunction<ProcessReading> number) {
    return column(ProcessMetrics.SWITCHES, "process.context_switch.type", type, number);
  }

  private static Column<ProcessReading> column(
      MetricDescriptor metric,
      String attribute,
      String value,
      ToLongFunction<ProcessReading> number) {
    return Column.of(metric, attribute, value, number);
  }

  /** The numbers of a reading, in the order of the columns. */
  static long[] numbers(List<Column<ProcessReading>> columns, ProcessReading reading) {
    long[] numbers = new long[columns.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = columns.get(i).number().applyAsLong(reading);
    }
    return numbers;
  }

  /** Processor time in milliseconds, from numbers in the order of {@link #TOTALS}. */
  static long cpuMillis(long[] totals) {
    return totals[0] + totals[1];
  }
}
