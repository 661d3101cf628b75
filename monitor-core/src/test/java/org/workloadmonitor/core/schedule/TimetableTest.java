package org.workloadmonitor.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimetableTest {

  /** Due at 3, 13, 23, ...; made at 100. */
  private final Timetable timetable =
      new Timetable(new Rhythm(3, 10), new Quarantine(10, 3, 40), 100);

  @Test
  void theFirstRunIsDueAtOnceAndTheSecondNotTooSoon() {
    assertThat(timetable.due()).isEqualTo(100);
    assertThat(timetable.turn(100)).isZero();
    assertThat(timetable.due()).isEqualTo(113);

    Timetable other = new Timetable(new Rhythm(3, 10), new Quarantine(10, 3, 40), 107);
    assertThat(other.turn(107)).isZero();
    assertThat(other.due()).isEqualTo(113);
  }

  @Test
  void laterRunsKeepTheRhythmHoweverLateTheyAre() {
    timetable.turn(100);

    assertThat(timetable.turn(115)).isZero();
    assertThat(timetable.due()).isEqualTo(123);
  }

  @Test
  void missedMomentsAreCountedAndNotMadeUpFor() {
    timetable.turn(100);

    assertThat(timetable.turn(159)).isEqualTo(4);
    assertThat(timetable.due()).isEqualTo(163);
  }

  @Test
  void manyFailuresSpaceTheRunsOutAndOneSuccessBringsThemBack() {
    timetable.turn(100);
    timetable.failed(100, 101, Duration.ZERO);
    timetable.turn(113);
    timetable.failed(113, 114, Duration.ZERO);
    assertThat(timetable.isQuarantined()).isFalse();
    assertThat(timetable.due()).isEqualTo(123);
    timetable.turn(123);
    timetable.failed(123, 124, Duration.ZERO);
    assertThat(timetable.isQuarantined()).isTrue();
    assertThat(timetable.due()).isEqualTo(143);
    timetable.turn(143);
    timetable.failed(143, 145, Duration.ZERO);
    assertThat(timetable.due()).isEqualTo(183);
    timetable.turn(183);
    timetable.succeeded();

    assertThat(timetable.isQuarantined()).isFalse();
    assertThat(timetable.due()).isEqualTo(193);
  }

  @Test
  void aTargetThatSaysWhenToComeBackIsHeard() {
    timetable.turn(100);
    timetable.failed(100, 101, Duration.ofNanos(55));
    assertThat(timetable.due()).isEqualTo(163);

    timetable.lift(110);
    assertThat(timetable.due()).isEqualTo(163);
  }

  @Test
  void aLiftedQuarantineEndsAtTheNextMoment() {
    timetable.turn(100);
    for (int i = 0; i < 5; i++) {
      timetable.failed(103, 104, Duration.ZERO);
    }
    assertThat(timetable.due()).isEqualTo(143);
    timetable.lift(114);

    assertThat(timetable.due()).isEqualTo(123);
    assertThat(timetable.isQuarantined()).isFalse();
  }
}
