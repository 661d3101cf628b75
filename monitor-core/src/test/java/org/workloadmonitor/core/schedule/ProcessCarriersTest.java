package org.workloadmonitor.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workloadmonitor.core.schedule.SchedulerHarness.await;

import java.lang.management.ManagementFactory;
import jdk.management.VirtualThreadSchedulerMXBean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.workloadmonitor.core.instance.LastResort;
import org.workloadmonitor.core.time.HandTime;

class ProcessCarriersTest {

  private final VirtualThreadSchedulerMXBean scheduler =
      ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
  private final int usual = scheduler.getParallelism();
  private final HandTime time = new HandTime();
  private final ProcessCarriers carriers = new ProcessCarriers(time, new LastResort(code -> {}));

  @AfterEach
  void putBack() {
    scheduler.setParallelism(usual);
  }

  @Test
  void oneIsAddedEachTimeThatThreadsStarve() {
    carriers.starved();
    await(() -> scheduler.getParallelism() == usual + 1);

    time.advance(Carriers.PATIENCE);
    carriers.starved();
    await(() -> scheduler.getParallelism() == usual + 2);
  }

  @Test
  void manyThatStarveAtOnceGetOne() {
    carriers.starved();
    carriers.starved();
    await(() -> scheduler.getParallelism() == usual + 1);

    time.advance(Carriers.PATIENCE);
    carriers.starved();
    await(() -> scheduler.getParallelism() >= usual + 2);
    assertThat(scheduler.getParallelism()).isEqualTo(usual + 2);
  }
}
