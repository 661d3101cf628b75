package org.workloadmonitor.api.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.workloadmonitor.api.signal.SignalKind;

class SinkProfileTest {

  private static final SinkProfile METRICS = SinkProfile.taking(SignalKind.METRIC);

  @Test
  void takesTheKindsThatAreNamed() {
    assertThat(SinkProfile.taking(SignalKind.EVENT, SignalKind.SPAN).signals())
        .containsExactlyInAnyOrder(SignalKind.EVENT, SignalKind.SPAN);
  }

  @Test
  void changesOneThingAtATime() {
    SinkProfile profile =
        METRICS
            .withBatches(10, 2048)
            .withTemporality(Temporality.DELTA)
            .withAggregationWindow(Duration.ofMinutes(1))
            .withPublishInterval(Duration.ZERO)
            .withConcurrentWrites(3)
            .withBacklog(Backlog.DROP);

    assertThat(profile.signals()).isEqualTo(METRICS.signals());
    assertThat(profile.maxItems()).isEqualTo(10);
    assertThat(profile.maxBytes()).isEqualTo(2048);
    assertThat(profile.temporality()).isEqualTo(Temporality.DELTA);
    assertThat(profile.aggregationWindow()).contains(Duration.ofMinutes(1));
    assertThat(profile.publishInterval()).contains(Duration.ZERO);
    assertThat(profile.concurrentWrites()).isEqualTo(3);
    assertThat(profile.backlog()).isEqualTo(Backlog.DROP);
    assertThat(METRICS.backlog()).isEqualTo(Backlog.KEEP);
    assertThat(METRICS).isEqualTo(SinkProfile.taking(SignalKind.METRIC));
  }

  @Test
  void refusesWhatLiesOutsideTheRange() {
    assertRefused(() -> METRICS.withBatches(0, 2048), "maxItems");
    assertRefused(() -> METRICS.withBatches(1, 1023), "maxBytes");
    assertRefused(() -> METRICS.withAggregationWindow(Duration.ofMillis(999)), "aggregationWindow");
    assertRefused(() -> METRICS.withPublishInterval(Duration.ofNanos(-1)), "publishInterval");
    assertRefused(() -> METRICS.withConcurrentWrites(0), "concurrentWrites");
  }

  @Test
  void takesAtLeastOneKind() {
    assertRefused(
        () ->
            new SinkProfile(
                EnumSet.noneOf(SignalKind.class),
                1,
                2048,
                Temporality.DELTA,
                METRICS.aggregationWindow(),
                METRICS.publishInterval(),
                1,
                Backlog.KEEP),
        "at least one kind");
  }

  private static void assertRefused(Runnable change, String words) {
    assertThatThrownBy(change::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(words);
  }
}
