package org.workloadmonitor.collector.database.insights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.api.Collector;
import org.workloadmonitor.api.RetryableException;
import org.workloadmonitor.api.testkit.RecordingRecorder;
import org.workloadmonitor.collector.database.service.Refusal;

/** Points come late, not at all, or while nobody asks; each is taken once. */
class ResumeTest {

  private static final String LOAD = "rds.db.load";
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @RegisterExtension private final Target target = new Target();

  @TempDir Path directory;

  @AfterEach
  void askedOnlyWhatIsDocumented() {
    assertThat(target.service().violations()).isEmpty();
  }

  @Test
  void theNextRunTakesOnlyWhatIsNew() throws Exception {
    try (Collector collector = open()) {
      times(collector);
      target.advance(MINUTE);

      assertThat(times(collector)).containsExactly(target.minute());
    }
  }

  @Test
  void aPointThatCameLateIsTaken() throws Exception {
    try (Collector collector = open()) {
      Instant late = target.minute();
      target.instance().holdBack(late::equals);
      assertThat(times(collector)).isNotEmpty().doesNotContain(late);

      target.advance(MINUTE);
      assertThat(times(collector)).containsExactly(target.minute());

      target.instance().holdBack(_ -> false);
      target.advance(MINUTE);
      assertThat(times(collector)).containsExactly(late, target.minute());
      target.advance(MINUTE);
      assertThat(times(collector)).containsExactly(target.minute());
    }
  }

  @Test
  void aGapStaysAGap() throws Exception {
    Instant gap = target.minute().minus(MINUTE);
    target.instance().gap(gap);
    try (Collector collector = open()) {
      RecordingRecorder out = target.run(collector);

      assertThat(Target.times(out, LOAD))
          .containsExactly(target.minute().minus(MINUTE.multipliedBy(2)), target.minute());
      assertThat(out.problems()).isEmpty();
    }
  }

  @Test
  void aPointWithoutANumberIsTakenWhenItHasOne() throws Exception {
    try (Collector collector = open()) {
      Instant one = target.minute();
      Instant two = target.minute().minus(MINUTE);
      target.instance().noNumber(one);
      target.instance().noNumber(two);
      assertThat(times(collector)).isNotEmpty().doesNotContain(one, two);

      target.instance().numbersAreThere();
      target.advance(MINUTE);
      assertThat(times(collector)).containsExactlyInAnyOrder(one, two, target.minute());
    }
  }

  @Test
  void aPointIsNotAskedForBeforeItCanBeWhole() throws Exception {
    Configs configs = target.configs();
    configs.delay = Duration.ofSeconds(50);
    try (Collector collector = target.open(configs, directory)) {
      assertThat(times(collector)).endsWith(target.minute().minus(MINUTE));
    }
  }

  @Test
  void aRunThatComesBeforeTheNextPointAsksNothing() throws Exception {
    try (Collector collector = open()) {
      times(collector);
      int requests = target.service().requests();
      target.advance(Duration.ofSeconds(10));

      assertThat(times(collector)).isEmpty();
      assertThat(target.service().requests()).isEqualTo(requests);
    }
  }

  @Test
  void aRestartGoesOnWhereTheLastOneStopped() throws Exception {
    List<Instant> all = new ArrayList<>();
    try (Collector collector = open()) {
      all.addAll(times(collector));
      target.advance(MINUTE);
      all.addAll(times(collector));
    }
    Instant first = all.getFirst();
    target.advance(Duration.ofMinutes(42));
    try (Collector collector = open()) {
      all.addAll(times(collector));
    }

    assertThat(all).doesNotHaveDuplicates().hasSize(4 + 42);
    assertThat(all).isSorted().startsWith(first).endsWith(target.minute());
  }

  @Test
  void aKilledProcessLosesNothing(@TempDir Path left) throws Exception {
    List<Instant> all = new ArrayList<>();
    try (Collector killed = open()) {
      all.addAll(times(killed));
      target.advance(MINUTE);
      all.addAll(times(killed));
      Files.copy(directory.resolve("progress"), left.resolve("progress"));
    }

    target.advance(MINUTE);
    try (Collector collector = target.open(target.configs(), left)) {
      List<Instant> again = times(collector);
      assertThat(again).doesNotContain(all.getFirst()).hasSize(2).endsWith(target.minute());
      all.addAll(again);
    }
    assertThat(all.stream().distinct()).hasSize(5);
  }

  @Test
  void aCommandThatCollectsOnceShowsTheLastMinutesAndChangesNothing() throws Exception {
    try (Collector agent = open()) {
      times(agent);
      target.advance(MINUTE);
      times(agent);
      try (Collector command = open()) {
        assertThat(times(command)).hasSize(3);
      }
      target.advance(MINUTE);
      assertThat(times(agent)).containsExactly(target.minute());
    }
    target.advance(MINUTE);
    try (Collector command = open()) {
      assertThat(times(command)).containsExactly(target.minute());
    }
    try (Collector agent = open()) {
      assertThat(times(agent)).containsExactly(target.minute());
    }
  }

  @Test
  void aLongAbsenceIsMadeUpForInSeveralRuns() throws Exception {
    Configs configs = target.configs();
    configs.period = Duration.ofSeconds(1);
    configs.dimensions = List.of();
    List<Instant> all = new ArrayList<>();
    try (Collector collector = target.open(configs, directory)) {
      all.addAll(times(collector));
      target.advance(MINUTE);
      all.addAll(times(collector));
    }
    target.advance(Duration.ofHours(4));
    int before = all.size();
    try (Collector collector = target.open(configs, directory)) {
      all.addAll(times(collector));
      assertThat(all.size() - before).isLessThan(3 * 3600);
      target.advance(MINUTE);
      all.addAll(times(collector));
      target.advance(MINUTE);
      all.addAll(times(collector));
    }

    assertThat(all).doesNotHaveDuplicates().hasSize(before + 4 * 3600 + 120);
  }

  @Test
  void nothingOlderThanAWeekIsAskedFor() throws Exception {
    Configs configs = target.configs();
    configs.dimensions = List.of();
    try (Collector collector = target.open(configs, directory)) {
      times(collector);
      target.advance(Duration.ofDays(30));

      List<Instant> all = new ArrayList<>(times(collector));
      for (int i = 0; i < 2; i++) {
        target.advance(MINUTE);
        all.addAll(times(collector));
      }
      assertThat(all).doesNotHaveDuplicates().hasSizeGreaterThan(7 * 24 * 60 - 10);
    }
  }

  @Test
  void whatAwsRefusesOfThePastIsGivenUpAndThePresentComes() throws Exception {
    Configs configs = target.configs();
    configs.period = Duration.ofSeconds(1);
    configs.dimensions = List.of();
    try (Collector collector = target.open(configs, directory)) {
      times(collector);
      target.advance(Duration.ofMinutes(30));
      target
          .service()
          .faults()
          .refuse(
              "pi:GetResourceMetrics",
              2,
              new Refusal(400, "InvalidArgumentException", "Too old for this period"));
      RecordingRecorder out = target.run(collector);

      assertThat(out.problems().get("backlog")).contains("are given up", "Too old for this period");
      assertThat(Target.times(out, LOAD)).hasSizeGreaterThan(600);
      target.advance(MINUTE);
      assertThat(times(collector)).hasSize(60);
    }
  }

  @Test
  void aFailureBetweenTwoPagesLosesNothingAndTakesNothingTwice() throws Exception {
    for (int i = 0; i < 40; i++) {
      target.instance().load("db.user", 100 - i, Map.of("db.user.name", "user_" + i));
      target.instance().load("db.host", 100 - i, Map.of("db.host.name", "host_" + i));
    }
    Configs configs = target.configs();
    configs.top = 25;
    try (Collector collector = target.open(configs, directory)) {
      target.service().faults().letPass("pi:GetResourceMetrics", 1);
      target.service().faults().throttle("pi:GetResourceMetrics", 3);
      RecordingRecorder first = new RecordingRecorder(target.clock());
      assertThatThrownBy(() -> collector.collect(first)).isInstanceOf(RetryableException.class);
      RecordingRecorder second = target.run(collector);

      assertThat(first.points(LOAD)).isEmpty();
      assertThat(second.points(LOAD)).hasSize(3);
      assertThat(second.points("rds.db.user.load")).hasSize(75);
      assertThat(second.points("rds.db.host.load")).hasSize(75);
    }
  }

  @Test
  void aClockThatIsSetBackTakesNothingTwice() throws Exception {
    try (Collector collector = open()) {
      times(collector);
      target.advance(MINUTE.multipliedBy(10));
      times(collector);
      target.advance(MINUTE.multipliedBy(10).negated());

      assertThat(times(collector)).isEmpty();
    }
  }

  @Test
  void aStateThatCantBeReadCostsNoMoreThanARepetition() throws Exception {
    Files.writeString(directory.resolve("progress"), "1 db-ORDERS 60 yesterday 0\nrubbish");
    try (Collector collector = open()) {
      assertThat(times(collector)).hasSize(3).endsWith(target.minute());
    }
  }

  @Test
  void theInstanceBehindANameMayChange() throws Exception {
    try (Collector collector = open()) {
      times(collector);
      target.instance().replaceBy("db-RESTORED");
      target.advance(Duration.ofMinutes(1));
      assertThatThrownBy(() -> times(collector)).hasMessageContaining("Not authorized");

      assertThat(times(collector)).endsWith(target.minute());
      assertThat(target.service().asked("pi:GetResourceMetrics").getLast().path("Identifier"))
          .asString()
          .contains("db-RESTORED");
    }
  }

  @Test
  void aNameIsLookedUpOnceAnHour() throws Exception {
    try (Collector collector = open()) {
      for (int i = 0; i < 62; i++) {
        times(collector);
        target.advance(MINUTE);
      }
    }
    assertThat(target.service().asked("rds:DescribeDBInstances")).hasSize(2);
    assertThat(target.service().asked("pi:GetResourceMetrics")).hasSize(62);
  }

  private Collector open() {
    return target.open(target.configs(), directory);
  }

  private List<Instant> times(Collector collector) throws Exception {
    return Target.times(target.run(collector), LOAD);
  }
}
