package org.workloadmonitor.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workloadmonitor.core.schedule.SchedulerHarness.DEADLINE;
import static org.workloadmonitor.core.schedule.SchedulerHarness.INTERVAL;
import static org.workloadmonitor.core.schedule.SchedulerHarness.await;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import jdk.management.VirtualThreadSchedulerMXBean;
import org.junit.jupiter.api.Test;

class SchedulerConcurrencyTest {

  private static SchedulerSettings atOnce(int runs) {
    SchedulerSettings usual = SchedulerSettings.DEFAULTS;
    return new SchedulerSettings(
        runs,
        usual.creationBound(),
        usual.closeBound(),
        usual.grace(),
        usual.quarantineAfter(),
        usual.quarantineFactor(),
        usual.quarantineLongest());
  }

  @Test
  void runsAboveTheCeilingWaitForTheirTurn() {
    try (SchedulerHarness harness = new SchedulerHarness(atOnce(2))) {
      Semaphore release = new Semaphore(0);
      AtomicInteger begun = new AtomicInteger();
      List<TaskHandle> handles = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        handles.add(
            harness.start(
                "web_" + i,
                out -> {
                  begun.incrementAndGet();
                  release.acquire();
                }));
      }
      for (int over = 0; over < 3; over++) {
        int expected = 2 + over;
        await(() -> begun.get() == expected);
        assertThat(handles).filteredOn(h -> h.status().runs() > 0).hasSize(expected);
        release.release();
      }
      release.release(2);
      handles.forEach(harness::idle);
      assertThat(harness.counted(RunResult.SUCCESS)).isEqualTo(5);
    }
  }

  @Test
  void stuckRunsGiveTheirTurnToOthers() {
    try (SchedulerHarness harness = new SchedulerHarness(atOnce(2))) {
      Semaphore release = new Semaphore(0);
      AtomicInteger begun = new AtomicInteger();
      for (int i = 0; i < 2; i++) {
        harness.start(
            "deaf_" + i,
            out -> {
              begun.incrementAndGet();
              release.acquireUninterruptibly();
            });
      }
      await(() -> begun.get() == 2);
      TaskHandle other = harness.start("other", out -> {});
      assertThat(other.status().runs()).isZero();

      harness.untilStuck(DEADLINE, 2);

      await(() -> other.status().lastSuccess().isPresent());
      release.release(100);
    }
  }

  @Test
  void tenThousandTasksEachRunOnceInEachInterval() {
    try (SchedulerHarness harness = new SchedulerHarness()) {
      LongAdder runs = new LongAdder();
      List<TaskHandle> handles = new ArrayList<>();
      for (int i = 0; i < 10_000; i++) {
        handles.add(
            harness.scheduler.start(
                harness.collecting("target_" + i, context -> out -> runs.increment())));
      }
      await(() -> harness.counted(RunResult.SUCCESS) == 10_000);

      for (int step = 0; step < 30; step++) {
        harness.time.advance(INTERVAL.dividedBy(10));
        await(() -> handles.stream().noneMatch(h -> h.status().state() == TaskState.RUNNING));
      }

      assertThat(harness.counted(RunResult.SKIPPED)).isZero();
      assertThat(handles).allMatch(h -> h.status().runs() >= 3 && h.status().runs() <= 4);
      assertThat(runs.sum()).isEqualTo(harness.counted(RunResult.SUCCESS));
    }
  }

  @Test
  void runsThatComputeWithoutEndDoNotKeepTheOthersFromRunning() {
    VirtualThreadSchedulerMXBean carriers =
        ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
    int usual = carriers.getParallelism();
    AtomicBoolean go = new AtomicBoolean(true);
    AtomicInteger spinning = new AtomicInteger();
    try (SchedulerHarness harness = new SchedulerHarness(ProcessCarriers::new)) {
      try {
        for (int i = 0; i < usual + 3; i++) {
          harness.start(
              "spin_" + i,
              out -> {
                spinning.incrementAndGet();
                while (go.get()) {
                  Thread.onSpinWait();
                }
              });
        }
        await(() -> spinning.get() >= usual);
        TaskHandle other = harness.start("other", out -> {});
        BooleanSupplier ran = () -> other.status().lastSuccess().isPresent();
        while (!ran.getAsBoolean()) {
          long before = added(harness);
          harness.time.advance(Carriers.PATIENCE);
          await(() -> added(harness) > before || ran.getAsBoolean());
        }
        // The JVM may have made up for a pinned carrier by itself, and then none had to be added:
        // ProcessCarriersTest tells when one is.
        assertThat(other.status().lastSuccess()).isPresent();
      } finally {
        go.set(false);
      }
    } finally {
      carriers.setParallelism(usual);
    }
  }

  private static long added(SchedulerHarness harness) {
    return harness.log.lines().stream().filter(line -> line.contains("Adding a thread")).count();
  }
}
