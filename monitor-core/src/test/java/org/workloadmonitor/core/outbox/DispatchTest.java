package org.workloadmonitor.core.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workloadmonitor.core.outbox.Points.at;
import static org.workloadmonitor.core.outbox.Points.event;
import static org.workloadmonitor.core.outbox.Points.gauge;
import static org.workloadmonitor.core.outbox.Points.gauges;
import static org.workloadmonitor.core.outbox.Points.sized;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.workloadmonitor.api.RejectedException;
import org.workloadmonitor.api.RetryableException;
import org.workloadmonitor.api.signal.MetricPoint;
import org.workloadmonitor.api.signal.MetricValue.Samples;
import org.workloadmonitor.api.signal.SignalKind;
import org.workloadmonitor.api.sink.Delivery;
import org.workloadmonitor.api.sink.Outcome;
import org.workloadmonitor.api.sink.SinkProfile;
import org.workloadmonitor.api.sink.Temporality;
import org.workloadmonitor.core.time.HandTime;

class DispatchTest {

  private static final Duration INTERVAL = Duration.ofSeconds(60);
  private static final SinkProfile PROFILE =
      SinkProfile.taking(SignalKind.METRIC, SignalKind.EVENT).withBatches(4, 1 << 20);

  private final HandTime time = new HandTime();
  private final MemoryOutbox outbox =
      new MemoryOutbox(new OutboxLimits(Long.MAX_VALUE, Duration.ofHours(1)), time.clock());
  private Dispatch dispatch = dispatch(PROFILE);

  private Dispatch dispatch(SinkProfile profile) {
    return new Dispatch(
        profile,
        outbox,
        INTERVAL,
        new Backoff(
            Duration.ofMillis(50),
            Duration.ofSeconds(1),
            Duration.ofMinutes(1),
            () -> Long.MAX_VALUE),
        time);
  }

  @AfterEach
  void everythingIsAccountedFor() {
    assertThat(outbox.counts().balanced()).isTrue();
  }

  private List<Integer> next() {
    return values(dispatch.next().orElseThrow());
  }

  private static List<Integer> values(Shipment shipment) {
    return Points.valuesOf(shipment.batch());
  }

  private void deliver(Shipment shipment) {
    dispatch.settle(
        shipment, Answer.returned(Delivery.delivered(shipment.batch()), shipment.size()));
  }

  private void fail(Shipment shipment) {
    dispatch.settle(
        shipment, Answer.threw(new RetryableException("Down.", (Throwable) null), shipment.size()));
  }

  private void answer(Shipment shipment, Outcome... outcomes) {
    dispatch.settle(shipment, Answer.returned(new Delivery(List.of(outcomes)), shipment.size()));
  }

  private void pass(long nanos) {
    time.advance(Duration.ofNanos(nanos));
  }

  // When to write

  @Test
  void writesAtOnceWhatFillsABatch() {
    outbox.append(gauges(1, 9));
    assertThat(next()).containsExactly(1, 2, 3, 4);
  }

  @Test
  void writesAtOnceWhatFillsABatchByItsBytes() {
    int one = gauges(1, 1).getFirst().bytes();
    dispatch = dispatch(PROFILE.withBatches(100, 5L * one));
    outbox.append(gauges(1, 6));
    assertThat(next()).containsExactly(1, 2, 3, 4, 5);
  }

  @Test
  void letsAFewItemsWaitForThePublishInterval() {
    outbox.append(gauges(1, 2));
    time.advance(INTERVAL.minusSeconds(1));
    assertThat(dispatch.next()).isEmpty();
    assertThat(dispatch.untilNext()).isEqualTo(Duration.ofSeconds(1).toNanos());
    time.advance(Duration.ofSeconds(1));
    assertThat(next()).containsExactly(1, 2);
  }

  @Test
  void countsTheWaitOfWhatIsLeftFromItsOwnArrival() {
    outbox.append(gauges(1, 3));
    assertThat(dispatch.next()).isEmpty();
    time.advance(Duration.ofSeconds(20));
    outbox.append(gauges(4, 5));
    deliver(dispatch.next().orElseThrow());
    assertThat(dispatch.untilNext()).isEqualTo(INTERVAL.toNanos());
  }

  @Test
  void hasNothingToWaitForWhileNothingIsThere() {
    assertThat(dispatch.next()).isEmpty();
    assertThat(dispatch.untilNext()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void writesOneBatchAtATimeUnlessTheSinkTakesMore() {
    outbox.append(gauges(1, 12));
    dispatch.next();
    assertThat(dispatch.next()).isEmpty();
    dispatch = dispatch(PROFILE.withConcurrentWrites(2));
    dispatch.next();
    assertThat(dispatch.next()).isPresent();
    assertThat(dispatch.next()).isEmpty();
  }

  @Test
  void writesAnItemThatIsTooLargeAlone() {
    String huge = "x".repeat(5_000);
    dispatch = dispatch(PROFILE.withBatches(4, 1024));
    outbox.append(
        List.of(sized(gauge(1, at(0))), sized(event("test." + huge.substring(0, 200), at(0)))));
    outbox.append(
        List.of(
            Sized.of(
                Points.item(
                    new org.workloadmonitor.api.signal.Event(
                        "test.event",
                        org.workloadmonitor.api.signal.Severity.INFO,
                        huge,
                        org.workloadmonitor.api.signal.Attributes.EMPTY,
                        at(0))))));
    dispatch.drain();
    Shipment first = dispatch.next().orElseThrow();
    assertThat(first.size()).isEqualTo(2);
    deliver(first);
    assertThat(dispatch.next().orElseThrow().size()).isEqualTo(1);
  }

  // Windows

  private static final SinkProfile WINDOWED =
      PROFILE
          .withTemporality(Temporality.DELTA)
          .withAggregationWindow(Duration.ofSeconds(60))
          .withPublishInterval(INTERVAL);

  @Test
  void writesAWindowAShortWhileAfterItsEnd() {
    dispatch = dispatch(WINDOWED);
    outbox.append(List.of(sized(gauge(1, at(0)))));
    time.advance(Duration.ofSeconds(30));
    outbox.append(List.of(sized(gauge(2, at(30)))));
    time.advance(Duration.ofSeconds(32));
    assertThat(dispatch.next()).isEmpty();
    assertThat(dispatch.untilNext()).isEqualTo(Duration.ofSeconds(1).toNanos());
    time.advance(Duration.ofSeconds(1));
    Shipment shipment = dispatch.next().orElseThrow();
    assertThat(shipment.size()).isEqualTo(1);
    MetricPoint point = (MetricPoint) shipment.batch().items().getFirst().signal();
    assertThat(((Samples) point.value()).values()).containsExactly(1.0, 2.0);
    deliver(shipment);
    assertThat(outbox.counts().delivered()).isEqualTo(2);
  }

  @Test
  void doesNotLookAgainForAWindowThatWasTaken() {
    dispatch = dispatch(WINDOWED);
    outbox.append(List.of(sized(gauge(1, at(0)))));
    time.advance(Duration.ofSeconds(64));
    deliver(dispatch.next().orElseThrow());
    outbox.append(List.of(sized(gauge(1, at(64)))));
    assertThat(dispatch.next()).isEmpty();
    assertThat(dispatch.untilNext()).isEqualTo(Duration.ofSeconds(59).toNanos());
  }

  @Test
  void takesSeveralWindowsTogetherWhereThePublishIntervalIsLonger() {
    dispatch =
        new Dispatch(WINDOWED, outbox, Duration.ofMinutes(3), Backoff.standard(() -> 0), time);
    for (int second = 0; second < 180; second += 60) {
      outbox.append(List.of(sized(gauge(second, at(second)))));
      assertThat(dispatch.next()).isEmpty();
      time.advance(Duration.ofSeconds(60));
    }
    assertThat(dispatch.next()).isPresent();
  }

  @Test
  void doesNotLetAnEventWaitForAWindow() {
    dispatch =
        new Dispatch(WINDOWED, outbox, Duration.ofSeconds(5), Backoff.standard(() -> 0), time);
    outbox.append(List.of(sized(event("test.event", at(0))), sized(gauge(1, at(0)))));
    assertThat(dispatch.next()).isEmpty();
    time.advance(Duration.ofSeconds(5));
    Shipment shipment = dispatch.next().orElseThrow();
    assertThat(shipment.batch().items())
        .extracting(item -> item.signal().name())
        .containsExactly("test.event");
    deliver(shipment);
    assertThat(dispatch.next()).isEmpty();
    assertThat(dispatch.untilNext()).isPositive();
  }

  @Test
  void writesAnOpenWindowWhenItDrains() {
    dispatch = dispatch(WINDOWED);
    outbox.append(List.of(sized(gauge(1, at(0)))));
    dispatch.drain();
    assertThat(dispatch.next()).isPresent();
  }

  // What became of it

  @Test
  void settlesEachItemByItsOwnOutcome() {
    outbox.append(gauges(1, 4));
    answer(
        dispatch.next().orElseThrow(),
        Outcome.delivered(),
        Outcome.rejected("Too ugly."),
        Outcome.retry("Later."),
        Outcome.delivered());
    assertThat(outbox.counts().delivered()).isEqualTo(2);
    assertThat(outbox.counts().rejected()).isEqualTo(1);
    assertThat(outbox.counts().pending()).isEqualTo(1);
    assertThat(dispatch.retries()).isEqualTo(1);
  }

  @Test
  void letsPartOfABatchRestWhileTheOthersGoOn() {
    outbox.append(gauges(1, 8));
    answer(
        dispatch.next().orElseThrow(),
        Outcome.retry("Later."),
        Outcome.delivered(),
        Outcome.delivered(),
        Outcome.delivered());
    Shipment second = dispatch.next().orElseThrow();
    assertThat(values(second)).containsExactly(5, 6, 7, 8);
    deliver(second);
    assertThat(dispatch.next()).isEmpty();
    pass(dispatch.untilNext());
    assertThat(next()).containsExactly(1);
  }

  @Test
  void waitsAsLongAsTheReceiverAskedForAnItem() {
    outbox.append(gauges(1, 4));
    answer(
        dispatch.next().orElseThrow(),
        Outcome.retryAfter("Later.", Duration.ofSeconds(90)),
        Outcome.delivered(),
        Outcome.delivered(),
        Outcome.delivered());
    assertThat(dispatch.untilNext()).isEqualTo(Duration.ofSeconds(90).toNanos());
  }

  @Test
  void keepsTheOrderWhereAWholeBatchComesAgain() {
    outbox.append(gauges(1, 8));
    fail(dispatch.next().orElseThrow());
    pass(dispatch.untilNext());
    assertThat(next()).containsExactly(1, 2, 3, 4);
  }

  @Test
  void pausesTheSinkLongerWithEachFailure() {
    outbox.append(gauges(1, 4));
    fail(dispatch.next().orElseThrow());
    long first = dispatch.untilNext();
    pass(first);
    fail(dispatch.next().orElseThrow());
    assertThat(first).isGreaterThanOrEqualTo(Duration.ofMillis(50).toNanos());
    assertThat(dispatch.untilNext()).isGreaterThan(first);
  }

  @Test
  void pausesTheSinkForAsLongAsTheReceiverAsked() {
    outbox.append(gauges(1, 8));
    Shipment shipment = dispatch.next().orElseThrow();
    dispatch.settle(
        shipment,
        Answer.threw(
            new RetryableException("Slow down.", Duration.ofSeconds(77)), shipment.size()));
    assertThat(dispatch.next()).isEmpty();
    assertThat(dispatch.untilNext()).isEqualTo(Duration.ofSeconds(77).toNanos());
  }

  @Test
  void asksAgainAfterAnHourWhateverTheReceiverAsked() {
    outbox.append(gauges(1, 4));
    Shipment shipment = dispatch.next().orElseThrow();
    dispatch.settle(
        shipment,
        Answer.threw(
            new RetryableException("Come back never.", Duration.ofDays(365)), shipment.size()));
    assertThat(dispatch.untilNext()).isEqualTo(Duration.ofHours(1).toNanos());
  }

  @Test
  void probesASinkThatIsAwayWithEverSmallerBatches() {
    outbox.append(gauges(1, 4));
    int[] sizes = new int[4];
    for (int i = 0; i < sizes.length; i++) {
      Shipment shipment = dispatch.next().orElseThrow();
      sizes[i] = shipment.size();
      fail(shipment);
      pass(dispatch.untilNext());
    }
    assertThat(sizes).containsExactly(4, 4, 2, 1);
  }

  @Test
  void takesLittleMoreWhileTheSinkIsAway() {
    outbox.append(gauges(1, 1_000));
    for (int i = 0; i < 20; i++) {
      fail(dispatch.next().orElseThrow());
      pass(dispatch.untilNext());
    }
    assertThat(1_000 - outbox.waiting().items()).isLessThan(25);
  }

  @Test
  void letsAnItemThatFailsEveryBatchHoldUpNobody() {
    outbox.append(gauges(1, 100));
    for (int i = 0; i < 200 && outbox.counts().pending() > 1; i++) {
      Optional<Shipment> next = dispatch.next();
      next.ifPresent(
          shipment -> {
            if (values(shipment).contains(42)) {
              fail(shipment);
            } else {
              deliver(shipment);
            }
          });
      if (next.isEmpty()) {
        pass(dispatch.untilNext());
      }
    }
    assertThat(outbox.counts().delivered()).isEqualTo(99);
  }

  @Test
  void rejectsAWholeBatchWhereTheSinkSaysSo() {
    outbox.append(gauges(1, 4));
    Shipment shipment = dispatch.next().orElseThrow();
    dispatch.settle(shipment, Answer.threw(new RejectedException("Never."), shipment.size()));
    assertThat(outbox.counts().rejected()).isEqualTo(4);
  }

  @Test
  void countsWhatMayHaveArrivedTwice() {
    outbox.append(gauges(1, 4));
    answer(
        dispatch.next().orElseThrow(),
        Outcome.unconfirmed("No answer."),
        Outcome.delivered(),
        Outcome.delivered(),
        Outcome.delivered());
    assertThat(dispatch.unconfirmed()).isEqualTo(1);
    assertThat(outbox.counts().pending()).isEqualTo(1);
  }

  @Test
  void takesAnAnswerOfTheWrongSizeAsNoAnswer() {
    outbox.append(gauges(1, 4));
    answer(dispatch.next().orElseThrow(), Outcome.delivered());
    assertThat(dispatch.unconfirmed()).isEqualTo(4);
    assertThat(outbox.counts().delivered()).isZero();
  }

  @Test
  void takesNullAsNoAnswer() {
    outbox.append(gauges(1, 4));
    dispatch.settle(dispatch.next().orElseThrow(), Answer.returned(null, 4));
    assertThat(dispatch.unconfirmed()).isEqualTo(4);
  }

  @Test
  void comesAgainAfterAnyOtherException() {
    outbox.append(gauges(1, 4));
    dispatch.settle(dispatch.next().orElseThrow(), Answer.threw(new NullPointerException(), 4));
    assertThat(outbox.counts().pending()).isEqualTo(4);
    assertThat(dispatch.unconfirmed()).isZero();
  }

  @Test
  void doesNotKnowWhatBecameOfAWriteThatWasInterrupted() {
    outbox.append(gauges(1, 4));
    dispatch.settle(
        dispatch.next().orElseThrow(),
        Answer.interrupted(new InterruptedException(), Duration.ofSeconds(30), 4));
    assertThat(dispatch.unconfirmed()).isEqualTo(4);
  }

  @Test
  void givesUpOnWhatIsTooOldToBeTriedAgain() {
    outbox.append(gauges(1, 4));
    Shipment shipment = dispatch.next().orElseThrow();
    time.advance(Duration.ofHours(2));
    fail(shipment);
    assertThat(outbox.counts().expired()).containsEntry(Expiry.AGE, 4L);
  }

  @Test
  void givesBackWhatItHasNotWritten() {
    outbox.append(gauges(1, 8));
    answer(
        dispatch.next().orElseThrow(),
        Outcome.retry("Later."),
        Outcome.delivered(),
        Outcome.delivered(),
        Outcome.delivered());
    dispatch.giveBack();
    assertThat(outbox.waiting().items()).isEqualTo(5);
  }

  @Test
  void triesAtOnceWhatRestsWhenItDrains() {
    outbox.append(gauges(1, 2));
    time.advance(INTERVAL);
    fail(dispatch.next().orElseThrow());
    dispatch.drain();
    assertThat(next()).containsExactly(1, 2);
  }

  @Test
  void heedsTheReceiversWishEvenWhenItDrains() {
    outbox.append(gauges(1, 4));
    Shipment shipment = dispatch.next().orElseThrow();
    dispatch.settle(
        shipment,
        Answer.threw(
            new RetryableException("Slow down.", Duration.ofSeconds(77)), shipment.size()));
    dispatch.drain();
    assertThat(dispatch.next()).isEmpty();
  }
}
