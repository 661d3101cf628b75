package org.workloadmonitor.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.workloadmonitor.api.Health;
import org.workloadmonitor.api.Health.Status;

class StreakTest {

  private static List<Status> decide(Streak streak, Status... results) {
    return Arrays.stream(results)
        .map(status -> streak.decide(new Health(status, status.name(), Health.up().attributes())))
        .map(Health::status)
        .toList();
  }

  @Test
  void eachResultDecidesWhereOneIsEnough() {
    Streak streak = new Streak(1, 1, null);

    assertThat(decide(streak, Status.DOWN, Status.UP, Status.DEGRADED, Status.DOWN))
        .containsExactly(Status.DOWN, Status.UP, Status.DEGRADED, Status.DOWN);
  }

  @Test
  void soManyFailuresInARowMakeDown() {
    Streak streak = new Streak(1, 3, null);

    assertThat(
            decide(
                streak,
                Status.UP,
                Status.DOWN,
                Status.DOWN,
                Status.UP,
                Status.DOWN,
                Status.DOWN,
                Status.DOWN))
        .containsExactly(
            Status.UP, Status.UP, Status.UP, Status.UP, Status.UP, Status.UP, Status.DOWN);
  }

  @Test
  void soManySuccessesInARowEndDown() {
    Streak streak = new Streak(2, 1, null);

    assertThat(decide(streak, Status.DOWN, Status.UP, Status.DOWN, Status.UP, Status.DEGRADED))
        .containsExactly(Status.DOWN, Status.DOWN, Status.DOWN, Status.DOWN, Status.DEGRADED);
  }

  @Test
  void beforeAnythingIsDecidedTooFewFailuresSayThatNothingIsKnown() {
    Streak streak = new Streak(1, 2, null);

    Health first = streak.decide(Health.down("refused"));

    assertThat(first.status()).isEqualTo(Status.UNKNOWN);
    assertThat(first.reason()).isEqualTo("1 of 2 failures before it counts as down: refused");
    assertThat(decide(streak, Status.DOWN)).containsExactly(Status.DOWN);
  }

  @Test
  void anUnknownResultIsPassedOnAndCountsForNeitherSide() {
    Streak streak = new Streak(1, 2, null);

    assertThat(decide(streak, Status.UP, Status.DOWN, Status.UNKNOWN, Status.DOWN))
        .containsExactly(Status.UP, Status.UP, Status.UNKNOWN, Status.DOWN);
  }

  @Test
  void aStateFromBeforeTheRestartOfTheCheckGoesOn() {
    Streak streak = new Streak(2, 2, Health.down("refused"));

    assertThat(decide(streak, Status.UP, Status.UP)).containsExactly(Status.DOWN, Status.UP);
  }
}
