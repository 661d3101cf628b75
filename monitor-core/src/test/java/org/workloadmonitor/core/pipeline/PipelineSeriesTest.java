package org.workloadmonitor.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.workloadmonitor.core.outbox.MemoryOutbox;

/** The limit of series. */
class PipelineSeriesTest extends PipelineFixture {

  private void runEach(String series) {
    series.chars().forEach(of -> run(series(Character.toString(of))));
  }

  @Test
  void rejectsSeriesAboveTheLimit() {
    runEach("abcdefgh");
    assertThat(arrived()).hasSize(5);
    assertThat(counts().series()).isEqualTo(5);
    assertThat(counts().rejected()).containsEntry(Rejection.SERIES_LIMIT, 3L);
    assertThat(log.lines()).hasSize(1);
  }

  @Test
  void goesOnTakingSeriesThatItKnows() {
    runEach("abcdefa");
    assertThat(arrived()).hasSize(6);
  }

  @Test
  void makesRoomForANewSeriesWhereOneIsIdle() {
    runEach("abcde");
    time.advance(Duration.ofMinutes(10));
    run(series("a"));
    time.advance(Duration.ofMinutes(10));
    run(series("f"));
    assertThat(counts().rejected()).containsEntry(Rejection.SERIES_LIMIT, 0L);
    assertThat(counts().series()).isEqualTo(2);
  }

  @Test
  void remembersASlowSeriesForThreeTimesItsOwnPace() {
    run(series("a"));
    time.advance(Duration.ofMinutes(100));
    run(series("a"));
    time.advance(Duration.ofMinutes(200));
    pipeline.sweep();
    assertThat(counts().series()).isEqualTo(1);
    time.advance(Duration.ofMinutes(101));
    pipeline.sweep();
    assertThat(counts().series()).isZero();
  }

  @Test
  void countsEachComponentByItself() {
    runEach("abcde");
    RunRecorder other = pipeline.open(DB, "sql");
    other.record(series("f"));
    arrived();
    MemoryOutbox elsewhere = outbox();
    pipeline.route(List.of(Route.to(EVERYTHING, elsewhere)));
    other.end();
    assertThat(arrived(elsewhere)).hasSize(1);
  }
}
