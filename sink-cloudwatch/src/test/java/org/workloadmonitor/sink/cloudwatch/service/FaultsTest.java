package org.workloadmonitor.sink.cloudwatch.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.DataAlreadyAcceptedException;

/** Failures, as the SDK meets them. */
class FaultsTest {

  private final AwsService service = AwsService.start();
  private CloudWatchClient client;

  @BeforeEach
  void connect() {
    client = Clients.metrics(service);
  }

  @AfterEach
  void close() {
    client.close();
    service.close();
  }

  @Test
  void aResetBeforeTheRequestWasReadLeavesNothing() {
    service.faults().next(Fault.resetUnread());

    assertThat(failure()).hasRootCauseInstanceOf(SocketException.class);
    assertThat(service.journal().exchanges()).isEmpty();
    assertThat(failure()).isNull();
  }

  @Test
  void aResetAfterTheRequestWasTakenLeavesIt() {
    service.faults().next(Fault.resetWhenTaken());

    assertThat(failure()).hasRootCauseInstanceOf(SocketException.class);
    assertThat(service.journal().data()).hasSize(1);
    assertThat(service.journal().exchanges())
        .singleElement()
        .satisfies(exchange -> assertThat(exchange.answered()).isFalse());
  }

  @Test
  void aRequestThatWasTakenMayNeverBeAnswered() throws InterruptedException {
    service.faults().next(Fault.silentWhenTaken());

    assertThat(failureOfTheImpatient()).hasRootCauseInstanceOf(SocketTimeoutException.class);
    service.journal().await(journal -> journal.data().size() == 1);
  }

  @Test
  void aRequestThatWasNotTakenMayNeverBeAnswered() throws InterruptedException {
    service.faults().next(Fault.silent());

    assertThat(failureOfTheImpatient()).hasRootCauseInstanceOf(SocketTimeoutException.class);
    service.journal().await(journal -> journal.exchanges().size() == 1);
    assertThat(service.journal().data()).isEmpty();
  }

  @Test
  void aSlowAnswerIsAWholeOne() {
    service.faults().next(Fault.slow(Duration.ofMillis(1)));

    assertThat(failure()).isNull();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5})
  void anAnswerMayEndInItsMiddle(int bytes) {
    service.faults().next(Fault.cutShort(bytes));

    assertThat(failure()).isInstanceOf(SdkException.class);
    assertThat(service.journal().data()).hasSize(1);
  }

  @Test
  void anAnswerMayBeGarbage() {
    service.faults().next(Fault.garbage());

    assertThatThrownBy(this::put).rootCause().hasMessageContaining("Invalid Http response");
    assertThat(service.journal().data()).hasSize(1);
  }

  @Test
  void throttlingIsKnownToTheSdkAsSuch() {
    service.faults().next(Fault.throttled());

    CloudWatchException failure = (CloudWatchException) failure();

    assertThat(failure.isThrottlingException()).isTrue();
    assertThat(failure.awsErrorDetails().errorMessage()).isEqualTo("Rate exceeded");
    assertThat(service.journal().data()).isEmpty();
  }

  @Test
  void aServiceThatIsOutOfOrderMaySayForHowLong() {
    service.faults().next(Fault.unavailable(), Fault.unavailable(Duration.ofSeconds(7)));

    assertThat(((CloudWatchException) failure()).statusCode()).isEqualTo(503);
    assertThat(((CloudWatchException) failure()).awsErrorDetails().sdkHttpResponse().headers())
        .containsEntry("Retry-After", List.of("7"));
    assertThat(service.journal().data()).isEmpty();
  }

  @Test
  void aFailureInsideMayComeBeforeOrAfterTheRequestIsTaken() {
    service.faults().next(Fault.internalError(), Fault.failedWhenTaken());

    assertThat(((CloudWatchException) failure()).statusCode()).isEqualTo(500);
    assertThat(service.journal().data()).isEmpty();
    assertThat(((CloudWatchException) failure()).statusCode()).isEqualTo(500);
    assertThat(service.journal().data()).hasSize(1);
  }

  @Test
  void aProxyMayAnswerWithAPageOfItsOwn() {
    service.faults().next(Fault.page(502, "<html><body>Bad gateway</body></html>"));

    assertThat(((CloudWatchException) failure()).statusCode()).isEqualTo(502);
  }

  @Test
  void aFaultMayBeForOneOperation() {
    service
        .faults()
        .nextOf(
            "PutLogEvents",
            Fault.refused(400, "DataAlreadyAcceptedException", "It was accepted before."));

    assertThat(failure()).isNull();
    try (CloudWatchLogsClient logs = Clients.logs(service)) {
      assertThat(
              catchThrowableOfType(
                  DataAlreadyAcceptedException.class,
                  () -> logs.putLogEvents(r -> r.logGroupName("g").logStreamName("s"))))
          .isNotNull();
    }
  }

  @Test
  void aShareOfTheRequestsMayFail() {
    service.faults().sometimes(0.5, new Random(1), List.of(Fault.throttled()));
    int failures = 0;
    for (int i = 0; i < 40; i++) {
      failures += failure() == null ? 0 : 1;
    }
    assertThat(failures).isBetween(5, 35);
    assertThat(service.journal().data()).hasSize(40 - failures);

    service.faults().end();
    assertThat(failure()).isNull();
  }

  @Test
  void aServiceThatHasStoppedRefusesConnectionsUntilItIsBack() {
    assertThat(failure()).isNull();
    service.stop();

    // The first may try a connection from before, and is told by a reset.
    assertThat(failure()).isNotNull();
    assertThat(failure()).hasRootCauseInstanceOf(ConnectException.class);

    service.restart();
    assertThat(failure()).isNull();
    assertThat(service.journal().data()).hasSize(2);
  }

  private SdkException failure() {
    return catchThrowableOfType(SdkException.class, this::put);
  }

  private SdkException failureOfTheImpatient() {
    try (CloudWatchClient impatient = Clients.impatient(service)) {
      return catchThrowableOfType(SdkException.class, () -> put(impatient));
    }
  }

  private void put() {
    put(client);
  }

  private static void put(CloudWatchClient through) {
    through.putMetricData(r -> r.namespace("Workload/Test").metricData(Clients.datum()));
  }
}
