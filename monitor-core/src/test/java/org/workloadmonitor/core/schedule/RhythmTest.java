package org.workloadmonitor.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.core.instance.InstanceId;

class RhythmTest {

  private static final long SECOND = 1_000_000_000L;
  private static final long MINUTE = 60 * SECOND;

  private static InstanceId id(String component) {
    return InstanceId.collector(
        new Component(component, component, "compute", Map.of()), "host", 1);
  }

  @Test
  void momentsFollowEachOtherFromThePhaseOn() {
    Rhythm rhythm = new Rhythm(1_003, 10);

    assertThat(rhythm.after(1_003)).isEqualTo(1_013);
    assertThat(rhythm.after(1_012)).isEqualTo(1_013);
    assertThat(rhythm.atOrAfter(1_003)).isEqualTo(1_003);
    assertThat(rhythm.atOrAfter(1_004)).isEqualTo(1_013);
    assertThat(rhythm.atOrBefore(1_012)).isEqualTo(1_003);
    assertThat(rhythm.atOrBefore(1_002)).isEqualTo(993);
  }

  @Test
  void countsTheMomentsBetweenTwo() {
    Rhythm rhythm = new Rhythm(3, 10);

    assertThat(rhythm.between(13, 13)).isZero();
    assertThat(rhythm.between(13, 22)).isZero();
    assertThat(rhythm.between(13, 23)).isEqualTo(1);
    assertThat(rhythm.between(13, 59)).isEqualTo(4);
  }

  @Test
  void worksWhereNanoTimeIsNegative() {
    Rhythm rhythm = new Rhythm(-1_003, 10);

    assertThat(rhythm.after(-1_010)).isEqualTo(-1_003);
    assertThat(rhythm.between(-1_013, -990)).isEqualTo(2);
  }

  @Test
  void aTaskKeepsItsPlaceFromStartToStart() {
    assertThat(Rhythm.of(id("web"), MINUTE, 7_000).phase() - 7_000)
        .isEqualTo(Rhythm.of(id("web"), MINUTE, 0).phase());
  }

  @Test
  void tasksAreSpreadOverTheInterval() {
    List<Integer> perTenth = new ArrayList<>(List.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
    for (int i = 0; i < 10_000; i++) {
      long phase = Rhythm.of(id("web_" + i), MINUTE, 0).phase();
      assertThat(phase).isBetween(0L, MINUTE - 1);
      int tenth = (int) (phase / (MINUTE / 10));
      perTenth.set(tenth, perTenth.get(tenth) + 1);
    }

    assertThat(perTenth).allSatisfy(count -> assertThat(count).isBetween(800, 1_200));
  }

  @Test
  void tasksThatRunOftenShareTheirMoments() {
    assertThat(places(SECOND)).isEqualTo(1);
    assertThat(places(2 * SECOND)).isEqualTo(4);
    assertThat(places(10 * SECOND)).isEqualTo(100);
    assertThat(Rhythm.of(id("web"), SECOND, 7).phase()).isEqualTo(7);
  }

  private static long places(long interval) {
    return IntStream.range(0, 10_000)
        .mapToLong(i -> Rhythm.of(id("web_" + i), interval, 0).phase())
        .distinct()
        .count();
  }
}
