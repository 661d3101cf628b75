package org.workloadmonitor.core.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.workloadmonitor.core.time.HandTime;
import org.workloadmonitor.core.time.Time;

class AgeClockTest {

  private final HandTime real = new HandTime();
  private Duration wrongBy = Duration.ZERO;
  private final AgeClock clock = new AgeClock(new Shifted());

  @Test
  void followsTheClock() {
    real.advance(Duration.ofHours(3));
    assertThat(clock.instant()).isEqualTo(HandTime.START.plus(Duration.ofHours(3)));
  }

  @Test
  void followsSmallCorrections() {
    wrongBy = Duration.ofSeconds(2);
    assertThat(clock.instant()).isEqualTo(HandTime.START.plusSeconds(2));
  }

  @Test
  void doesNotBelieveAJumpThatIsTakenBack() {
    wrongBy = Duration.ofDays(365);
    assertThat(clock.instant()).isEqualTo(HandTime.START);
    real.advance(Duration.ofMinutes(9));
    assertThat(clock.instant()).isEqualTo(HandTime.START.plus(Duration.ofMinutes(9)));
    wrongBy = Duration.ZERO;
    real.advance(Duration.ofMinutes(9));
    assertThat(clock.instant()).isEqualTo(HandTime.START.plus(Duration.ofMinutes(18)));
  }

  @Test
  void believesAJumpThatLasts() {
    wrongBy = Duration.ofDays(-1);
    assertThat(clock.instant()).isEqualTo(HandTime.START);
    real.advance(Duration.ofMinutes(10));
    assertThat(clock.instant())
        .isEqualTo(HandTime.START.minus(Duration.ofDays(1)).plus(Duration.ofMinutes(10)));
  }

  @Test
  void doubtsAtTheStartThatVeryMuchTimeHasPassed() {
    Instant seen = HandTime.START.minus(Duration.ofDays(40));
    clock.continueFrom(seen.toEpochMilli(), Duration.ofDays(13));
    assertThat(clock.instant()).isEqualTo(seen);
    real.advance(Duration.ofMinutes(10));
    assertThat(clock.instant()).isEqualTo(HandTime.START.plus(Duration.ofMinutes(10)));
  }

  private final class Shifted implements Time {
    @Override
    public Clock clock() {
      return new Clock() {
        @Override
        public ZoneId getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
          return this;
        }

        @Override
        public Instant instant() {
          return real.clock().instant().plus(wrongBy);
        }
      };
    }

    @Override
    public long nanoTime() {
      return real.nanoTime();
    }

    @Override
    public Alarm at(long nanoTime, Runnable action) {
      return real.at(nanoTime, action);
    }
  }
}
