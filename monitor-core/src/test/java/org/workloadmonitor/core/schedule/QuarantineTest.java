package org.workloadmonitor.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.core.instance.InstanceId;

class QuarantineTest {

  private static Quarantine quarantine(Duration interval) {
    Component component = new Component("web", "Web", "compute", Map.of());
    CollectorTask task =
        new CollectorTask(
            InstanceId.collector(component, "host", 1),
            component,
            ClassLoader.getSystemClassLoader(),
            interval,
            Duration.ofSeconds(15),
            context -> out -> {});
    return Quarantine.of(task, SchedulerSettings.DEFAULTS);
  }

  private static long[] secondsAfterFailures(Duration interval) {
    Quarantine quarantine = quarantine(interval);
    return IntStream.rangeClosed(0, 10)
        .mapToLong(n -> quarantine.spacing(n) / 1_000_000_000)
        .toArray();
  }

  @Test
  void theWaitDoublesUpToTenIntervals() {
    assertThat(secondsAfterFailures(Duration.ofSeconds(10)))
        .containsExactly(10, 10, 10, 10, 10, 20, 40, 80, 100, 100, 100);
  }

  @Test
  void theWaitIsTenMinutesAtMost() {
    assertThat(secondsAfterFailures(Duration.ofMinutes(2)))
        .containsExactly(120, 120, 120, 120, 120, 240, 480, 600, 600, 600, 600);
  }

  @Test
  void whatRunsRarelyKeepsItsInterval() {
    assertThat(secondsAfterFailures(Duration.ofHours(1))).containsOnly(3600);
    assertThat(quarantine(Duration.ofDays(1_000_000)).spacing(20)).isEqualTo(Long.MAX_VALUE / 2);
  }
}
