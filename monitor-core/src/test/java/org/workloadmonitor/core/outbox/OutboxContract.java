package org.workloadmonitor.core.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workloadmonitor.core.outbox.Points.at;
import static org.workloadmonitor.core.outbox.Points.event;
import static org.workloadmonitor.core.outbox.Points.gauge;
import static org.workloadmonitor.core.outbox.Points.gauges;
import static org.workloadmonitor.core.outbox.Points.sequences;
import static org.workloadmonitor.core.outbox.Points.sized;
import static org.workloadmonitor.core.outbox.Points.valuesOf;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.workloadmonitor.core.time.HandTime;

/** What every outbox does, whatever it keeps its items in. */
abstract class OutboxContract {

  static final Demand ALL = Demand.of(Integer.MAX_VALUE, Long.MAX_VALUE);

  final HandTime time = new HandTime();
  Outbox outbox;

  /** An empty one. */
  abstract Outbox make(OutboxLimits limits) throws Exception;

  Outbox outbox(long bytes, Duration age) throws Exception {
    return make(new OutboxLimits(bytes, age));
  }

  List<Entry> take(Demand demand) {
    Taken taken = outbox.take(demand);
    assertThat(taken.complete()).isTrue();
    return taken.entries();
  }

  @BeforeEach
  void makeOutbox() throws Exception {
    outbox = outbox(Long.MAX_VALUE, Duration.ofDays(1));
  }

  @AfterEach
  void everythingIsAccountedFor() {
    assertThat(outbox.counts().balanced()).as(outbox.counts().toString()).isTrue();
  }

  @Test
  void givesItemsInTheOrderInWhichTheyCame() {
    outbox.append(gauges(1, 3));
    outbox.append(gauges(4, 5));
    assertThat(valuesOf(take(ALL))).containsExactly(1, 2, 3, 4, 5);
  }

  @Test
  void numbersItemsInOrderWithoutUsingANumberTwice() {
    outbox.append(gauges(1, 2));
    outbox.settle(new Settlement().deliver(sequences(take(ALL))));
    outbox.append(gauges(3, 3));
    assertThat(take(ALL)).extracting(Entry::sequence).containsExactly(2L);
  }

  @Test
  void givesALeasedItemToNobodyElse() {
    outbox.append(gauges(1, 3));
    take(Demand.of(2, Long.MAX_VALUE));
    assertThat(valuesOf(take(ALL))).containsExactly(3);
    assertThat(take(ALL)).isEmpty();
  }

  @Test
  void givesAReleasedItemAgainInItsOldPlace() {
    outbox.append(gauges(1, 3));
    outbox.settle(new Settlement().release(take(ALL).get(1).sequence()));
    outbox.append(gauges(4, 4));
    assertThat(valuesOf(take(ALL))).containsExactly(2, 4);
  }

  @Test
  void givesNoMoreBytesThanAskedFor() {
    outbox.append(gauges(1, 3));
    long two = 2L * gauges(1, 1).getFirst().bytes();
    assertThat(valuesOf(take(Demand.of(10, two + 1)))).containsExactly(1, 2);
  }

  @Test
  void givesAnItemThatIsTooLargeAlone() {
    outbox.append(gauges(1, 3));
    assertThat(valuesOf(take(Demand.of(10, 1)))).containsExactly(1);
  }

  @Test
  void keepsMetricPointsOfAnOpenWindowBack() {
    outbox.append(
        List.of(sized(gauge(1, at(59))), sized(gauge(2, at(60))), sized(event("test.e", at(61)))));
    List<Entry> taken = take(new Demand(10, Long.MAX_VALUE, at(60)));
    assertThat(valuesOf(taken)).containsExactly(1, -1);
    assertThat(outbox.waiting().items()).isEqualTo(1);
  }

  @Test
  void dropsWhatIsTooOld() throws Exception {
    outbox = outbox(Long.MAX_VALUE, Duration.ofMinutes(1));
    outbox.append(gauges(1, 2));
    time.advance(Duration.ofSeconds(40));
    outbox.append(gauges(3, 3));
    time.advance(Duration.ofSeconds(40));
    assertThat(valuesOf(take(ALL))).containsExactly(3);
    assertThat(outbox.counts().expired()).containsEntry(Expiry.AGE, 2L);
  }

  @Test
  void dropsWhatIsReleasedTooLate() throws Exception {
    outbox = outbox(Long.MAX_VALUE, Duration.ofMinutes(1));
    outbox.append(gauges(1, 1));
    List<Entry> taken = take(ALL);
    time.advance(Duration.ofMinutes(2));
    outbox.settle(new Settlement().release(sequences(taken)));
    assertThat(outbox.counts().expired()).containsEntry(Expiry.AGE, 1L);
  }

  @Test
  void countsWhatWasRejected() {
    outbox.append(gauges(1, 3));
    outbox.settle(new Settlement().reject("No.", sequences(take(ALL))));
    assertThat(outbox.counts().rejected()).isEqualTo(3);
    assertThat(outbox.counts().pending()).isZero();
  }

  @Test
  void settlesAnItemOnce() {
    outbox.append(gauges(1, 1));
    long[] sequences = sequences(take(ALL));
    outbox.settle(new Settlement().deliver(sequences));
    outbox.settle(new Settlement().deliver(sequences).reject("No.", sequences).release(sequences));
    assertThat(outbox.counts().delivered()).isEqualTo(1);
    assertThat(outbox.counts().rejected()).isZero();
    assertThat(take(ALL)).isEmpty();
  }

  @Test
  void tellsSinceWhenTheOldestOneIsThere() {
    outbox.append(gauges(1, 1));
    time.advance(Duration.ofSeconds(5));
    outbox.append(gauges(2, 2));
    List<Entry> first = take(Demand.of(1, Long.MAX_VALUE));
    assertThat(outbox.counts().oldest()).contains(at(0));
    assertThat(outbox.waiting().oldest()).contains(at(5));
    outbox.settle(new Settlement().deliver(sequences(first)));
    assertThat(outbox.counts().oldest()).contains(at(5));
  }

  @Test
  void tellsItsListenerOfWhatIsWaiting() {
    List<Waiting> told = new ArrayList<>();
    outbox.onArrival(told::add);
    outbox.append(gauges(1, 2));
    outbox.append(gauges(3, 3));
    assertThat(told).extracting(Waiting::items).containsExactly(2, 3);
  }

  @Test
  void keepsOrderOverManySegmentsWhileOldOnesLinger() {
    outbox.append(gauges(0, 9_999));
    List<Entry> first = take(Demand.of(1, Long.MAX_VALUE));
    outbox.settle(new Settlement().deliver(sequences(take(Demand.of(5_000, 1L << 40)))));
    outbox.settle(new Settlement().release(sequences(first)));
    List<Entry> rest = take(ALL);
    assertThat(valuesOf(rest)).startsWith(0, 5_001, 5_002).endsWith(9_999).hasSize(5_000);
    outbox.settle(new Settlement().deliver(sequences(rest)));
    assertThat(outbox.counts().pending()).isZero();
    assertThat(outbox.counts().pendingBytes()).isZero();
  }

  @Test
  void givesAllOfManyWindowsThatHaveClosed() {
    for (int i = 0; i < 100; i++) {
      outbox.append(List.of(sized(gauge(i, at(i)))));
    }
    assertThat(valuesOf(take(new Demand(1_000, Long.MAX_VALUE, at(60))))).hasSize(60);
    assertThat(valuesOf(take(new Demand(1_000, Long.MAX_VALUE, at(90))))).hasSize(30);
    assertThat(valuesOf(take(ALL))).hasSize(10);
  }
}
