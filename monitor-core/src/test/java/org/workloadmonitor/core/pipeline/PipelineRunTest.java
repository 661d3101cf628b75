package org.workloadmonitor.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.workloadmonitor.core.outbox.Points.GAUGE;
import static org.workloadmonitor.core.outbox.Points.WEB;
import static org.workloadmonitor.core.outbox.Points.at;
import static org.workloadmonitor.core.outbox.Points.event;
import static org.workloadmonitor.core.outbox.Points.gauge;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.Severity;
import org.workloadmonitor.api.signal.SignalKind;
import org.workloadmonitor.api.sink.SinkProfile;
import org.workloadmonitor.core.outbox.Entry;
import org.workloadmonitor.core.outbox.JsonSize;
import org.workloadmonitor.core.outbox.MemoryOutbox;

/** From a run to the outboxes. */
class PipelineRunTest extends PipelineFixture {

  @Test
  void handsOnWhatARunRecordedInOrder() {
    RunRecorder run = open();
    run.gauge(GAUGE, 1);
    run.event("test.event", Severity.INFO, "It happened.", Attributes.EMPTY);
    run.gauge(GAUGE, 2);
    assertThat(outbox.counts().collected()).isZero();
    run.end();
    assertThat(arrived())
        .containsExactly(gauge(1, at(0)), event("test.event", at(0)), gauge(2, at(0)));
  }

  @Test
  void attachesTheComponentAndTheSize() {
    run(gauge(1, at(0)));
    Entry entry = outbox.take(ALL).entries().getFirst();
    assertThat(entry.item().component()).isEqualTo(WEB);
    assertThat(entry.bytes()).isEqualTo(JsonSize.of(entry.item()));
  }

  @Test
  void handsOnALongRunInChunks() {
    RunRecorder run = open();
    for (int i = 0; i < 3_000; i++) {
      run.gauge(GAUGE, i);
    }
    assertThat(outbox.counts().collected()).isBetween(1_000L, 2_999L);
    run.end();
    assertThat(outbox.counts().collected()).isEqualTo(3_000);
    assertThat(arrived())
        .startsWith(gauge(0, at(0)), gauge(1, at(0)))
        .endsWith(gauge(2_999, at(0)));
  }

  @Test
  void keepsWhatWasRecordedBeforeARunIsCutShort() {
    RunRecorder run = open();
    run.gauge(GAUGE, 1);
    run.cutShort();
    assertThat(arrived()).hasSize(1);
  }

  @Test
  void takesSignalsFromSeveralThreadsOfARun() throws Exception {
    RunRecorder run = open();
    CountDownLatch together = new CountDownLatch(4);
    List<Thread> threads =
        List.of(1, 2, 3, 4).stream()
            .map(
                number ->
                    Thread.ofVirtual()
                        .start(
                            () -> {
                              together.countDown();
                              for (int i = 0; i < 1_000; i++) {
                                run.gauge(GAUGE, i);
                              }
                            }))
            .toList();
    for (Thread thread : threads) {
      thread.join();
    }
    run.end();
    assertThat(outbox.counts().collected()).isEqualTo(4_000);
  }

  @Test
  void leavesOutWhatComesAfterTheEnd() {
    RunRecorder run = open();
    run.end();
    run.gauge(GAUGE, 1);
    run.end();
    assertThat(arrived()).isEmpty();
    assertThat(counts().rejected()).containsEntry(Rejection.LATE, 1L);
  }

  @Test
  void refusesNullAtOnce() {
    assertThatThrownBy(() -> open().record(null)).isInstanceOf(NullPointerException.class);
  }

  @Test
  void sendsEachSinkTheKindsThatItTakes() {
    MemoryOutbox events = outbox();
    MemoryOutbox none = outbox();
    pipeline.route(
        List.of(
            Route.to(EVERYTHING, outbox),
            Route.to(SinkProfile.taking(SignalKind.EVENT), events),
            Route.to(SinkProfile.taking(SignalKind.SPAN), none)));
    run(gauge(1, at(0)), event("test.event", at(0)));
    assertThat(arrived(outbox)).hasSize(2);
    assertThat(arrived(events)).containsExactly(event("test.event", at(0)));
    assertThat(none.counts().collected()).isZero();
  }

  @Test
  void givesASinkNothingOfAComponentThatItIsWithout() {
    MemoryOutbox without = outbox();
    MemoryOutbox other = outbox();
    pipeline.route(
        List.of(
            Route.to(EVERYTHING, outbox),
            Route.to(EVERYTHING, Set.of(WEB.id()), without),
            Route.to(EVERYTHING, Set.of(DB.id()), other)));
    run(gauge(1, at(0)));
    assertThat(arrived(outbox)).hasSize(1);
    assertThat(without.counts().collected()).isZero();
    assertThat(arrived(other)).hasSize(1);
  }

  @Test
  void tellsOfAPartThatFailsUntilItWorksAgain() {
    for (int i = 0; i < 3; i++) {
      RunRecorder failing = open();
      failing.problem("disk", "No permission.");
      failing.end();
    }
    RunRecorder working = open();
    working.end();
    assertThat(counts().problems()).isEqualTo(3);
    assertThat(log.lines())
        .containsExactly(
            "WARN Part 'disk' of host of web failed: No permission.",
            "INFO Part 'disk' of host of web works again after 3 failures in 0 ms.");
  }

  @Test
  void tellsOfANewReason() {
    RunRecorder run = open();
    run.problem("disk", "No permission.");
    run.problem("disk", "No such device.");
    run.end();
    assertThat(log.lines()).hasSize(2);
  }

  @Test
  void knowsNothingOfAPartThatARunDidNotComeTo() {
    RunRecorder failing = open();
    failing.problem("disk", "No permission.");
    failing.end();
    open().cutShort();
    assertThat(log.lines()).hasSize(1);
  }
}
