package org.workloadmonitor.collector.compute.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.testkit.HandTurnedClock;
import org.workloadmonitor.api.testkit.RecordingRecorder;
import org.workloadmonitor.collector.compute.reading.ContainerReading;
import org.workloadmonitor.collector.compute.reading.MemoryReading;
import org.workloadmonitor.collector.compute.reading.More;
import org.workloadmonitor.collector.compute.reading.Part;
import org.workloadmonitor.collector.compute.reading.Reader;
import org.workloadmonitor.collector.compute.reading.Run;

/** Processor and memory of a container under the names that hosts use. */
class ContainerPartsTest {

  private static final long HOST_MEMORY = 16_000;
  private static final int HOST_PROCESSORS = 8;

  private ContainerReading reading = reading(0, Double.NaN, 0, Reader.UNKNOWN);

  @Test
  void processorUtilizationIsAShareOfTheLimit() throws Exception {
    ContainerCpuPart part = new ContainerCpuPart(() -> reading, HOST_PROCESSORS, 0);
    reading = reading(7_500, 1.5, 0, Reader.UNKNOWN);
    assertThat(run(part, Duration.ofSeconds(10)).value("system.cpu.utilization")).isEqualTo(0.5);
  }

  @Test
  void processorUtilizationIsAShareOfTheHostsProcessorsWithoutALimit() throws Exception {
    ContainerCpuPart part = new ContainerCpuPart(() -> reading, HOST_PROCESSORS, 0);
    reading = reading(20_000, Double.NaN, 0, Reader.UNKNOWN);
    assertThat(run(part, Duration.ofSeconds(10)).value("system.cpu.utilization")).isEqualTo(0.25);
  }

  @Test
  void aContainerThatBeganAnewHasNoUtilizationOnce() throws Exception {
    reading = reading(50_000, 1, 0, Reader.UNKNOWN);
    ContainerCpuPart part = new ContainerCpuPart(() -> reading, HOST_PROCESSORS, 0);
    reading = reading(100, 1, 0, Reader.UNKNOWN);
    assertThat(run(part, Duration.ofSeconds(10)).points()).isEmpty();
    reading = reading(5_100, 1, 0, Reader.UNKNOWN);
    assertThat(run(part, Duration.ofSeconds(20)).value("system.cpu.utilization")).isEqualTo(0.5);
  }

  @Test
  void memoryUtilizationIsAShareOfTheLimit() throws Exception {
    reading = reading(0, Double.NaN, 300, 1_000);
    RecordingRecorder out = run(memory(), Duration.ZERO);
    assertThat(out.value("system.memory.utilization")).isEqualTo(0.3);
    assertThat(out.value("system.memory.limit")).isEqualTo(1_000);
    assertThat(out.value("system.memory.usage", Attributes.of("system.memory.state", "free")))
        .isEqualTo(700);
  }

  @Test
  void memoryUtilizationIsAShareOfTheHostsMemoryWithoutALimit() throws Exception {
    reading = reading(0, Double.NaN, 4_000, Reader.UNKNOWN);
    RecordingRecorder out = run(memory(), Duration.ZERO);
    assertThat(out.value("system.memory.utilization")).isEqualTo(0.25);
    assertThat(out.value("system.memory.limit")).isEqualTo(HOST_MEMORY);
  }

  @Test
  void whatTheContainerDoesNotTellIsLeftOut() throws Exception {
    reading = reading(Reader.UNKNOWN, Double.NaN, Reader.UNKNOWN, Reader.UNKNOWN);
    ContainerCpuPart cpu = new ContainerCpuPart(() -> reading, HOST_PROCESSORS, 0);
    assertThat(run(cpu, Duration.ofSeconds(10)).points()).isEmpty();
    assertThat(run(memory(), Duration.ZERO).points("system.memory.utilization")).isEmpty();
  }

  private ContainerMemoryPart memory() {
    MemoryReading host =
        new MemoryReading(
            HOST_MEMORY, Reader.UNKNOWN, Reader.UNKNOWN, Reader.UNKNOWN, Reader.UNKNOWN, More.NONE);
    return new ContainerMemoryPart(() -> reading, () -> host);
  }

  private static ContainerReading reading(long millis, double limit, long used, long memoryLimit) {
    return new ContainerReading(millis, limit, used, memoryLimit);
  }

  private static RecordingRecorder run(Part part, Duration since) throws Exception {
    RecordingRecorder out = new RecordingRecorder(new HandTurnedClock());
    part.collect(new Run(out, since.toNanos()));
    assertThat(out.rejections()).isEmpty();
    return out;
  }
}
