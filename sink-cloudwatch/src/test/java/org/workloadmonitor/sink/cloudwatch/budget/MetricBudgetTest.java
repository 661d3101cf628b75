package org.workloadmonitor.sink.cloudwatch.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.helpers.NOPLogger;
import org.workloadmonitor.api.testkit.HandTurnedClock;
import org.workloadmonitor.sink.cloudwatch.budget.MetricBudget.Admission;

class MetricBudgetTest {

  private final HandTurnedClock clock = new HandTurnedClock();
  private final MetricBudget budget = new MetricBudget(OptionalInt.of(2));

  @TempDir Path directory;

  @Test
  void firstComeFirstServed() {
    assertThat(admit(1)).isEqualTo(Admission.ADMITTED);
    assertThat(admit(2)).isEqualTo(Admission.ADMITTED);
    assertThat(admit(3)).isEqualTo(Admission.FULL);
    assertThat(admit(1)).isEqualTo(Admission.ADMITTED);
    assertThat(budget.metrics(clock.instant())).isEqualTo(2);
  }

  @Test
  void aPlaceIsFreeAfterAnHourWithoutItsMetric() {
    admit(1);
    admit(2);
    clock.advance(Duration.ofMinutes(59));
    admit(1);
    assertThat(admit(3)).isEqualTo(Admission.FULL);

    clock.advance(Duration.ofMinutes(1));
    assertThat(admit(3)).isEqualTo(Admission.ADMITTED);
    assertThat(admit(2)).isEqualTo(Admission.FULL);
  }

  @Test
  void noHourOfTheClockSeesMoreMetricsThanThereArePlaces() {
    MetricBudget ten = new MetricBudget(OptionalInt.of(10));
    Random random = new Random(1);
    Set<Long> ofTheHour = new HashSet<>();
    long hour = -1;
    for (int i = 0; i < 50_000; i++) {
      clock.advance(Duration.ofSeconds(random.nextInt(60)));
      if (clock.instant().getEpochSecond() / 3600 != hour) {
        hour = clock.instant().getEpochSecond() / 3600;
        ofTheHour.clear();
      }
      long metric = random.nextInt(1 + i / 1000);
      if (ten.admit(metric, metric, clock.instant()) == Admission.ADMITTED) {
        ofTheHour.add(metric);
      }
      assertThat(ofTheHour).hasSizeLessThanOrEqualTo(10);
    }
  }

  @Test
  void twoSeriesDoNotShareAMetric() {
    assertThat(budget.admit(1, 10, clock.instant())).isEqualTo(Admission.ADMITTED);
    assertThat(budget.admit(1, 11, clock.instant())).isEqualTo(Admission.AMBIGUOUS);
    assertThat(budget.admit(1, 10, clock.instant())).isEqualTo(Admission.ADMITTED);

    clock.advance(Duration.ofHours(2));
    assertThat(budget.admit(1, 11, clock.instant())).isEqualTo(Admission.ADMITTED);
  }

  @Test
  void withoutABoundAllAreAdmittedAndOldOnesForgotten() {
    MetricBudget unbounded = new MetricBudget(OptionalInt.empty());
    for (long metric = 0; metric < 10_000; metric++) {
      assertThat(unbounded.admit(metric, metric, clock.instant())).isEqualTo(Admission.ADMITTED);
    }
    clock.advance(Duration.ofHours(1));
    assertThat(unbounded.metrics(clock.instant())).isZero();
  }

  @Test
  void placesOutliveARestart() {
    admit(1);
    admit(2);
    file(budget).save();
    clock.advance(Duration.ofMinutes(30));

    MetricBudget next = new MetricBudget(OptionalInt.of(2));
    file(next);

    assertThat(next.admit(3, 3, clock.instant())).isEqualTo(Admission.FULL);
    assertThat(next.admit(2, 2, clock.instant())).isEqualTo(Admission.ADMITTED);
    clock.advance(Duration.ofMinutes(31));
    assertThat(next.admit(3, 3, clock.instant()))
        .as("the place of 1")
        .isEqualTo(Admission.ADMITTED);
  }

  @Test
  void placesDoNotOutliveAnHourOfRest() {
    admit(1);
    admit(2);
    file(budget).save();
    clock.advance(Duration.ofHours(1));

    MetricBudget next = new MetricBudget(OptionalInt.of(2));
    file(next);

    assertThat(next.admit(3, 3, clock.instant())).isEqualTo(Admission.ADMITTED);
  }

  @Test
  void newsAreSavedNowAndThen() {
    BudgetFile file = file(budget);
    admit(1);
    file.saveNowAndThen();
    assertThat(path()).doesNotExist();

    clock.advance(Duration.ofMinutes(5));
    file.saveNowAndThen();
    assertThat(path()).exists();
  }

  @Test
  void aFileThatCanNotBeReadIsNoObstacle() throws IOException {
    for (String text : new String[] {"", "what?", "2026-01-01T00:00:00Z\nx y\n", "\u0000"}) {
      Files.writeString(path(), text);
      file(budget);
    }
    assertThat(admit(1)).isEqualTo(Admission.ADMITTED);
  }

  private Admission admit(long metric) {
    return budget.admit(metric, metric, clock.instant());
  }

  private Path path() {
    return directory.resolve("metrics");
  }

  private BudgetFile file(MetricBudget of) {
    return new BudgetFile(of, path(), clock, NOPLogger.NOP_LOGGER);
  }
}
