package org.workloadmonitor.sink.cloudwatch.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workloadmonitor.api.testkit.HandTurnedClock;
import org.workloadmonitor.sink.cloudwatch.service.logs.LogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.InvalidParameterException;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/** CloudWatch Logs, asked by the SDK. */
class LogsTest {

  private final HandTurnedClock clock = new HandTurnedClock();
  private final AwsService service = AwsService.start(Settings.standard().by(clock));
  private CloudWatchLogsClient client;
  private Instant now;

  @BeforeEach
  void connect() {
    client = Clients.logs(service);
    now = clock.instant();
    client.createLogGroup(r -> r.logGroupName("/g"));
    client.createLogStream(r -> r.logGroupName("/g").logStreamName("s"));
  }

  @AfterEach
  void close() {
    client.close();
    service.close();
  }

  @Test
  void takesEventsInTheirOrder() {
    PutLogEventsResponse response =
        put(at(now, "größer"), at(now, "b"), at(now.plusMillis(1), "c"));

    assertThat(response.rejectedLogEventsInfo()).isNull();
    assertThat(response.nextSequenceToken()).isNotBlank();
    assertThat(service.journal().events())
        .containsExactly(
            new LogEvent("/g", "s", now, "größer"),
            new LogEvent("/g", "s", now, "b"),
            new LogEvent("/g", "s", now.plusMillis(1), "c"));
  }

  @Test
  void aGroupAndAStreamMustExist() {
    assertThatThrownBy(() -> putTo("/other", "s", at(now, "a")))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessageContaining("The specified log group does not exist.");
    assertThatThrownBy(() -> putTo("/g", "other", at(now, "a")))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessageContaining("The specified log stream does not exist.");
    service.logs().deleteGroup("/g");
    assertThatThrownBy(() -> put(at(now, "a"))).isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void aGroupAndAStreamAreMadeOnce() {
    assertThatThrownBy(() -> client.createLogGroup(r -> r.logGroupName("/g")))
        .isInstanceOf(ResourceAlreadyExistsException.class);
    assertThatThrownBy(() -> client.createLogStream(r -> r.logGroupName("/g").logStreamName("s")))
        .isInstanceOf(ResourceAlreadyExistsException.class);
    assertThat(service.logs().streams("/g")).containsExactly("s");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "ü", "a:b", "aws/x"})
  void someNamesAreNoNamesOfGroups(String name) {
    assertThatThrownBy(() -> client.createLogGroup(r -> r.logGroupName(name)))
        .isInstanceOf(InvalidParameterException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a:b", "a*b"})
  void someNamesAreNoNamesOfStreams(String name) {
    assertThatThrownBy(() -> client.createLogStream(r -> r.logGroupName("/g").logStreamName(name)))
        .isInstanceOf(InvalidParameterException.class);
  }

  @Test
  void describesGroupsAndStreams() {
    client.createLogGroup(r -> r.logGroupName("/other"));
    client.putRetentionPolicy(r -> r.logGroupName("/g").retentionInDays(7));

    assertThat(client.describeLogGroups(r -> r.logGroupNamePrefix("/g")).logGroups())
        .singleElement()
        .satisfies(
            group -> {
              assertThat(group.logGroupName()).isEqualTo("/g");
              assertThat(group.retentionInDays()).isEqualTo(7);
            });
    assertThat(client.describeLogStreams(r -> r.logGroupName("/g")).logStreams())
        .singleElement()
        .satisfies(stream -> assertThat(stream.logStreamName()).isEqualTo("s"));
  }

  @Test
  void retentionIsOneOfAFewNumbersOfDays() {
    assertThatThrownBy(
            () -> client.putRetentionPolicy(r -> r.logGroupName("/g").retentionInDays(2)))
        .isInstanceOf(InvalidParameterException.class);
  }

  @Test
  void refusesEventsThatAreNotInOrder() {
    assertThatThrownBy(() -> put(at(now, "a"), at(now.minusMillis(1), "b")))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("must be in chronological order");
  }

  @Test
  void refusesEventsOfMoreThanADay() {
    Instant start = now.minus(Duration.ofHours(24));
    put(at(start, "a"), at(now, "b"));

    assertThatThrownBy(() -> put(at(start.minusMillis(1), "a"), at(now, "b")))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("cannot span more than 24 hours");
  }

  @Test
  void refusesMoreThanAMegabyteWithWhatEachEventCosts() {
    put(at(now, "m".repeat(1_048_576 - 26)));

    assertThatThrownBy(() -> put(at(now, "m".repeat(1_048_576 - 25))))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("Upload too large: 1048577 bytes exceeds limit of 1048576");
    assertThatThrownBy(() -> put(at(now, "ü".repeat(524_288))))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("Upload too large: 1048602 bytes");
  }

  @Test
  void refusesTooManyEventsAndNone() {
    put(copies(10_000));

    assertThatThrownBy(() -> put(copies(10_001))).isInstanceOf(InvalidParameterException.class);
    assertThatThrownBy(this::put).isInstanceOf(InvalidParameterException.class);
  }

  @Test
  void refusesAnEventWithoutAMessage() {
    assertThatThrownBy(() -> put(at(now, "a"), at(now, "")))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("logEvents.2.member.message");
  }

  @Test
  void leavesOutWhatIsTooOldOrTooNewAndSaysSo() {
    PutLogEventsResponse old =
        put(at(now.minus(Duration.ofDays(14)).minusMillis(1), "old"), at(now, "good"));
    PutLogEventsResponse early =
        put(at(now, "good"), at(now.plus(Duration.ofHours(2)).plusMillis(1), "new"));

    assertThat(old.rejectedLogEventsInfo().tooOldLogEventEndIndex()).isEqualTo(1);
    assertThat(old.rejectedLogEventsInfo().tooNewLogEventStartIndex()).isNull();
    assertThat(early.rejectedLogEventsInfo().tooNewLogEventStartIndex()).isEqualTo(1);
    assertThat(service.journal().events()).extracting(LogEvent::message).containsOnly("good");
  }

  @Test
  void leavesOutWhatItWouldNotKeep() {
    client.putRetentionPolicy(r -> r.logGroupName("/g").retentionInDays(1));

    PutLogEventsResponse response = put(at(now.minus(Duration.ofDays(2)), "gone"), at(now, "good"));

    assertThat(response.rejectedLogEventsInfo().expiredLogEventEndIndex()).isEqualTo(1);
    assertThat(service.journal().events()).hasSize(1);
  }

  private PutLogEventsResponse put(InputLogEvent... events) {
    return putTo("/g", "s", events);
  }

  private PutLogEventsResponse putTo(String group, String stream, InputLogEvent... events) {
    return client.putLogEvents(
        r -> r.logGroupName(group).logStreamName(stream).logEvents(Arrays.asList(events)));
  }

  private InputLogEvent[] copies(int count) {
    return Collections.nCopies(count, at(now, "m")).toArray(InputLogEvent[]::new);
  }

  private static InputLogEvent at(Instant time, String message) {
    return InputLogEvent.builder().timestamp(time.toEpochMilli()).message(message).build();
  }
}
