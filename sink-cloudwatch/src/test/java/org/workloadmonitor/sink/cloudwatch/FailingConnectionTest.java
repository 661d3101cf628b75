package org.workloadmonitor.sink.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.workloadmonitor.api.sink.Item;
import org.workloadmonitor.api.sink.Outcome;
import org.workloadmonitor.sink.cloudwatch.service.Exchange;
import org.workloadmonitor.sink.cloudwatch.service.Fault;

/** What the sink says when nobody, or not everybody, knows whether a request arrived. */
class FailingConnectionTest {

  @RegisterExtension private final LocalAws aws = new LocalAws(InstantSource.system());

  @TempDir Path directory;

  static Stream<Arguments> lostAnswers() {
    return Stream.of(
        Arguments.of("reset", Fault.resetWhenTaken()),
        Arguments.of("end without an answer", Fault.cutShort(0)),
        Arguments.of("end within the first line", Fault.cutShort(5)),
        Arguments.of("garbage", Fault.garbage()),
        Arguments.of("failure inside", Fault.failedWhenTaken()),
        Arguments.of("gateway without an answer", Fault.page(504, "<html>Gateway</html>")),
        Arguments.of("page of a gateway", Fault.page(502, "<html>Bad gateway</html>")),
        Arguments.of("page of somebody else", Fault.page(200, "<html>Please log in</html>")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lostAnswers")
  void aRequestWhoseAnswerIsLostIsUnconfirmed(String name, Fault fault) throws Exception {
    try (Target target = new Target(aws.configs(), directory)) {
      aws.service().faults().next(fault);

      assertThat(target.write(target.points(3))).allMatch(Outcome.Unconfirmed.class::isInstance);
      assertThat(exchanges()).as("requests; the JDK must not repeat one by itself").hasSize(1);
      assertThat(target.write(target.points(3))).allMatch(Outcome.Delivered.class::isInstance);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lostAnswers")
  void soIsOneOnAConnectionThatHasWorkedBefore(String name, Fault fault) throws Exception {
    try (Target target = new Target(aws.configs(), directory)) {
      assertThat(target.write(target.points(3))).allMatch(Outcome.Delivered.class::isInstance);
      aws.service().faults().next(fault);

      assertThat(target.write(target.points(3))).allMatch(Outcome.Unconfirmed.class::isInstance);
      assertThat(exchanges()).hasSize(2);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lostAnswers")
  void theSameHoldsForEvents(String name, Fault fault) throws Exception {
    try (Target target = new Target(withLogs(), directory)) {
      assertThat(target.write(target.events(3))).allMatch(Outcome.Delivered.class::isInstance);
      aws.service().faults().nextOf("PutLogEvents", fault);

      assertThat(target.write(target.events(3))).allMatch(Outcome.Unconfirmed.class::isInstance);
      assertThat(target.write(target.events(3))).allMatch(Outcome.Delivered.class::isInstance);
    }
  }

  @Test
  void noAnswerInTimeIsUnconfirmedAndNothingElseIsTried() throws Exception {
    Configs impatient = aws.configs();
    impatient.timeout = Duration.ofSeconds(1);
    try (Target target = new Target(impatient, directory)) {
      target.write(target.points(1));
      aws.service().journal().clear();
      aws.service().faults().always(Fault.silentWhenTaken());

      List<Outcome> outcomes = target.write(target.points(9_000));

      assertThat(outcomes).allMatch(Target::comesAgain);
      long unconfirmed = outcomes.stream().filter(Outcome.Unconfirmed.class::isInstance).count();
      assertThat(unconfirmed).isEqualTo(1_000L * exchanges().size());
      assertThat(exchanges()).as("as many as at the same time").hasSizeLessThanOrEqualTo(4);
    }
  }

  @Test
  void aResetOfWhatWasNotReadDeliversNothing() throws Exception {
    try (Target target = new Target(aws.configs(), directory)) {
      aws.service().faults().next(Fault.resetUnread());

      assertThat(target.write(target.points(3))).allMatch(Target::comesAgain);
      assertThat(aws.service().journal().data()).isEmpty();
      assertThat(target.write(target.points(3))).allMatch(Outcome.Delivered.class::isInstance);
      assertThat(aws.service().journal().data()).hasSize(3);
    }
  }

  @Test
  void aServiceThatIsAwayIsNoUnknownOutcome() throws Exception {
    try (Target target = new Target(aws.configs(), directory)) {
      target.write(target.points(3));
      aws.service().stop();

      // The connection that was open is gone; the request may have left on it.
      assertThat(target.write(target.points(3))).allMatch(Target::comesAgain);
      assertThat(target.write(target.points(3))).allMatch(Outcome.Retry.class::isInstance);

      aws.service().restart();
      assertThat(target.write(target.points(3))).allMatch(Outcome.Delivered.class::isInstance);
    }
  }

  @Test
  void aSlowAnswerIsAnAnswer() throws Exception {
    try (Target target = new Target(aws.configs(), directory)) {
      aws.service().faults().next(Fault.slow(Duration.ofMillis(2)));

      assertThat(target.write(target.points(3))).allMatch(Outcome.Delivered.class::isInstance);
    }
  }

  @Test
  void partOfABatchMayBeConfirmed() throws Exception {
    try (Target target = new Target(aws.configs(), directory)) {
      aws.service().faults().next(Fault.none(), Fault.resetWhenTaken());
      List<Item> items = target.points(2_000);

      List<Outcome> outcomes = target.write(items);

      assertThat(outcomes).filteredOn(Outcome.Delivered.class::isInstance).hasSize(1_000);
      assertThat(outcomes).filteredOn(Outcome.Unconfirmed.class::isInstance).hasSize(1_000);
    }
  }

  private List<Exchange> exchanges() {
    return aws.service().journal().exchanges();
  }

  private Configs withLogs() {
    Configs configs = aws.configs();
    configs.logGroup = java.util.Optional.of("/workload/events");
    configs.createLogGroup = true;
    return configs;
  }
}
