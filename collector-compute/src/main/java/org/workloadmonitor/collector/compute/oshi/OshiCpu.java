package org.workloadmonitor.collector.compute.oshi;

import java.util.ArrayList;
import java.util.List;
import org.workloadmonitor.collector.compute.reading.CpuReading;
import org.workloadmonitor.collector.compute.reading.CpuTimes;
import org.workloadmonitor.collector.compute.reading.More;
import org.workloadmonitor.collector.compute.reading.Reader;
import oshi.hardware.CentralProcessor;
import oshi.hardware.CentralProcessor.TickType;

/** Processor times, which OSHI gives in milliseconds. */
final class OshiCpu implements Reader<CpuReading> {

  private final CentralProcessor processor;
  private final boolean perCore;

  OshiCpu(CentralProcessor processor, boolean perCore) {
    this.processor = processor;
    this.perCore = perCore;
  }

  @Override
  public CpuReading read() {
    return new CpuReading(
        times(-1, processor.getSystemCpuLoadTicks()),
        perCore ? cores(processor.getProcessorCpuLoadTicks()) : List.of(),
        Numbers.counted(processor.getContextSwitches()),
        Numbers.counted(processor.getInterrupts()),
        UNKNOWN,
        UNKNOWN,
        UNKNOWN,
        More.NONE);
  }

  private static List<CpuTimes> cores(long[][] ticks) {
    List<CpuTimes> cores = new ArrayList<>();
    for (int i = 0; i < ticks.length; i++) {
      cores.add(times(i, ticks[i]));
    }
    return cores;
  }

  private static CpuTimes times(int number, long[] ticks) {
    return new CpuTimes(
        number,
        ticks[TickType.USER.getIndex()],
        Numbers.counted(ticks[TickType.NICE.getIndex()]),
        ticks[TickType.SYSTEM.getIndex()],
        ticks[TickType.IDLE.getIndex()],
        Numbers.counted(ticks[TickType.IOWAIT.getIndex()]),
        Numbers.counted(ticks[TickType.IRQ.getIndex()]),
        Numbers.counted(ticks[TickType.SOFTIRQ.getIndex()]),
        Numbers.counted(ticks[TickType.STEAL.getIndex()]));
  }
}
