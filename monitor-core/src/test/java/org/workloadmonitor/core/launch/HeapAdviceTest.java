package org.workloadmonitor.core.launch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeapAdviceTest {

  private static final long MIB = 1 << 20;

  @Test
  void aFewThousandTasksFitTheHeapThatTheLauncherGives() {
    assertThat(HeapAdvice.of(2_500, 62 * MIB)).isEmpty();
  }

  @Test
  void tenThousandDoNotAndTheHeapThatWouldDoIsNamed() {
    assertThat(HeapAdvice.of(10_000, 64 * MIB))
        .contains(
            "10000 collectors and health checks may need more memory than the heap of 64 MiB has."
                + " Start the agent with MONITOR_JAVA_OPTS=-Xmx256m.");
  }

  @Test
  void theHeapThatIsNamedIsEnough() {
    assertThat(HeapAdvice.of(10_000, 256 * MIB)).isEmpty();
  }
}
