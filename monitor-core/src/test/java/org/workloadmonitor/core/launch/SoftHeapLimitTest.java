package org.workloadmonitor.core.launch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SoftHeapLimitTest {

  private static final long MIB = 1 << 20;

  private long used;
  private long live;
  private long now;
  private int collections;
  private final SoftHeapLimit limit = new SoftHeapLimit(() -> used, this::collect, () -> now);

  private void collect() {
    collections++;
    used = live;
  }

  private int collectionsWith(long mib) {
    used = mib * MIB;
    limit.look();
    return collections;
  }

  @Test
  void aSmallHeapIsLeftAlone() {
    assertThat(collectionsWith(10)).isZero();
    now = 2 * SoftHeapLimit.LONGEST.toNanos();
    assertThat(collectionsWith(10)).isZero();
  }

  @Test
  void garbageBeyondTheLeastIsCollected() {
    live = 5 * MIB;
    assertThat(collectionsWith(11)).isEqualTo(1);
    assertThat(collectionsWith(10)).isEqualTo(1);
    assertThat(collectionsWith(11)).isEqualTo(2);
  }

  @Test
  void theLimitFollowsWhatIsInUse() {
    live = 100 * MIB;
    assertThat(collectionsWith(101)).isEqualTo(1);
    assertThat(collectionsWith(159)).isEqualTo(1);
    live = 50 * MIB;
    assertThat(collectionsWith(161)).isEqualTo(2);
    assertThat(collectionsWith(81)).isEqualTo(3);
  }

  @Test
  void whatASpikeHasFilledIsGivenBackWithoutAnother() {
    live = 200 * MIB;
    assertThat(collectionsWith(201)).isEqualTo(1);
    live = 20 * MIB;
    assertThat(collectionsWith(210)).isEqualTo(1);
    now = SoftHeapLimit.LONGEST.toNanos();
    assertThat(collectionsWith(210)).isEqualTo(2);
    assertThat(collectionsWith(33)).isEqualTo(3);
  }
}
