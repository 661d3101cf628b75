package org.workloadmonitor.sink.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.api.sink.Outcome;
import org.workloadmonitor.sink.cloudwatch.service.Fault;
import org.workloadmonitor.sink.cloudwatch.service.metrics.Datum;

/** What becomes of a batch in which the service finds something that the sink did not. */
class RefusedDataTest {

  private static final Set<Double> BAD = Set.of(0.0, 17.0, 998.0, 999.0, 1_500.0);

  @RegisterExtension private final LocalAws aws = new LocalAws(InstantSource.system());

  @TempDir Path directory;

  @Test
  void whatIsNamedIsLeftOutAndTheOthersAreDeliveredOnce() throws Exception {
    try (Target target = new Target(aws.configs(), directory)) {
      aws.service().houseRules().forbid(RefusedDataTest::isBad);

      assertOnlyTheBadAreRejected(target.write(target.points(2_000)), 2_000);
      assertThat(requests())
          .as("two that are refused, two of the good, one for each bad")
          .isLessThanOrEqualTo(9);
    }
  }

  @Test
  void whatIsNotNamedIsFoundByHalving() throws Exception {
    try (Target target = new Target(aws.configs(), directory)) {
      aws.service().houseRules().forbidWithoutNaming(RefusedDataTest::isBad);

      assertOnlyTheBadAreRejected(target.write(target.points(2_000)), 2_000);
      assertThat(requests()).isLessThan(2 * 5 * 11);
    }
  }

  @Test
  void aRequestThatIsTooLargeIsHalved() throws Exception {
    try (Target target = new Target(aws.configs(), directory)) {
      aws.service().faults().next(Fault.refused(413, "RequestEntityTooLarge", "Too large."));

      assertThat(target.write(target.points(1_000))).allMatch(Outcome.Delivered.class::isInstance);
      assertThat(aws.service().journal().data()).hasSize(1_000);
    }
  }

  @Test
  void troubleWhileLookingForTheBadKeepsWhatIsNotYetKnown() throws Exception {
    try (Target target = new Target(aws.configs(), directory)) {
      aws.service().houseRules().forbidWithoutNaming(RefusedDataTest::isBad);
      aws.service().faults().next(Fault.none(), Fault.none(), Fault.none(), Fault.throttled());

      List<Outcome> outcomes = target.write(target.points(1_000));

      assertThat(outcomes).anyMatch(Outcome.Retry.class::isInstance);
      assertThat(
              target.writeUntilSettled(target.points(1_000)).stream()
                  .filter(Outcome.Rejected.class::isInstance))
          .hasSize(4);
    }
  }

  @Test
  void aRefusalThatFitsNothingKnownRejectsNothing() throws Exception {
    try (Target target = new Target(aws.configs(), directory)) {
      aws.service().faults().next(Fault.refused(400, "SomethingNewException", "No."));

      assertThat(target.write(target.points(3))).allMatch(Outcome.Retry.class::isInstance);
      assertThat(target.write(target.points(3))).allMatch(Outcome.Delivered.class::isInstance);
    }
  }

  private void assertOnlyTheBadAreRejected(List<Outcome> outcomes, int count) {
    for (int i = 0; i < count; i++) {
      assertThat(outcomes.get(i))
          .as("item %d", i)
          .isInstanceOf(
              BAD.contains((double) i) ? Outcome.Rejected.class : Outcome.Delivered.class);
    }
    assertThat(aws.service().journal().data())
        .hasSize(count - (int) BAD.stream().filter(bad -> bad < count).count());
  }

  private int requests() {
    return aws.service().journal().exchanges().size();
  }

  private static boolean isBad(Datum datum) {
    return BAD.contains(datum.sum());
  }
}
