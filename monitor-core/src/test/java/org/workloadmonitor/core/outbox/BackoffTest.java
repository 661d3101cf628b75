package org.workloadmonitor.core.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class BackoffTest {

  /** The greatest that nextDouble() gives. */
  private static final RandomGenerator GREATEST = () -> -1L;

  private static final RandomGenerator LEAST = () -> 0L;

  private static double seconds(RandomGenerator random, int failures) {
    return Backoff.standard(random).nanos(failures) / 1e9;
  }

  @Test
  void doublesItsBoundWithEachFailure() {
    assertThat(seconds(GREATEST, 1)).isBetween(0.99, 1.0);
    assertThat(seconds(GREATEST, 2)).isBetween(1.99, 2.0);
    assertThat(seconds(GREATEST, 5)).isBetween(15.99, 16.0);
  }

  @Test
  void endsAtItsCap() {
    assertThat(seconds(GREATEST, 7)).isBetween(59.9, 60.0);
    assertThat(seconds(GREATEST, 1_000_000)).isBetween(59.9, 60.0);
  }

  @Test
  void isNeverNothing() {
    assertThat(Backoff.standard(LEAST).nanos(3)).isEqualTo(Duration.ofMillis(50).toNanos());
  }
}
