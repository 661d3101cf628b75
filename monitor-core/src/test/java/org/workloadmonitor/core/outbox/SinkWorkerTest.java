package org.workloadmonitor.core.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workloadmonitor.core.outbox.Points.gauges;

import ch.qos.logback.classic.Level;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.workloadmonitor.api.RetryableException;
import org.workloadmonitor.api.signal.SignalKind;
import org.workloadmonitor.api.sink.Delivery;
import org.workloadmonitor.api.sink.Outcome;
import org.workloadmonitor.api.sink.SinkProfile;
import org.workloadmonitor.core.instance.InstanceId;
import org.workloadmonitor.core.instance.LastResort;
import org.workloadmonitor.core.instance.PlatformCalls;
import org.workloadmonitor.core.log.LogCapture;
import org.workloadmonitor.core.time.HandTime;

class SinkWorkerTest {

  private static final Duration DEADLINE = Duration.ofSeconds(30);
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final HandTime time = new HandTime();
  private final LastResort lastResort = new LastResort(code -> {});
  private final SinkWorker.Shared shared =
      new SinkWorker.Shared(
          time, Backoff.standard(() -> -1L), new PlatformCalls(2, time, lastResort), lastResort);
  private final LogCapture log = LogCapture.of(SinkWorker.class.getName(), Level.INFO);
  private final ClassLoader loader = new URLClassLoader(new URL[0]);
  private final MemoryOutbox outbox =
      new MemoryOutbox(new OutboxLimits(Long.MAX_VALUE, Duration.ofDays(1)), time.clock());
  private ScriptedSink sink = new ScriptedSink(profile());
  private SinkWorker worker = worker(sink);

  private static SinkProfile profile() {
    return SinkProfile.taking(SignalKind.METRIC).withBatches(2, 1 << 20);
  }

  private SinkWorker worker(ScriptedSink sink) {
    return new SinkWorker(
        InstanceId.sink("nowhere", "scripted"),
        OpenSink.of(sink),
        loader,
        outbox,
        DeadLetters.nowhere(),
        new SinkOptions(Duration.ofSeconds(60), DEADLINE, GRACE),
        shared);
  }

  /** Whatever a test lets a sink wait for. */
  private final CountDownLatch end = new CountDownLatch(1);

  @AfterEach
  void end() throws InterruptedException {
    log.close();
    end.countDown();
    sink.script = Delivery::delivered;
    worker.stop(Duration.ofMinutes(1));
    assertThat(outbox.counts().balanced()).isTrue();
  }

  private void untilDelivered(long items) {
    Await.until(items + " are delivered", () -> outbox.counts().delivered() == items);
  }

  @Test
  void writesWhatComes() throws Exception {
    worker.start();
    outbox.append(gauges(1, 4));
    assertThat(Points.valuesOf(Await.next(sink.written))).containsExactly(1, 2);
    assertThat(Points.valuesOf(Await.next(sink.written))).containsExactly(3, 4);
    untilDelivered(4);
  }

  @Test
  void writesWhatWasThereBefore() {
    outbox.append(gauges(1, 2));
    worker.start();
    untilDelivered(2);
  }

  @Test
  void writesAPartOfABatchWhenTheIntervalHasPassed() {
    outbox.append(gauges(1, 1));
    worker.start();
    Await.until("it waits for the interval", () -> time.alarms() == 1);
    time.advance(Duration.ofSeconds(60));
    untilDelivered(1);
  }

  @Test
  void writesWithTheClassLoaderOfThePlugin() throws Exception {
    worker.start();
    outbox.append(gauges(1, 2));
    assertThat(Await.next(sink.loaders)).isSameAs(loader);
  }

  @Test
  void triesAgainAfterAFailure() throws Exception {
    sink.script =
        batch -> {
          throw new RetryableException("The door is shut.", Duration.ofSeconds(10));
        };
    worker.start();
    outbox.append(gauges(1, 2));
    Await.next(sink.written);
    Await.until("it says so", () -> log.lines().size() == 1);
    assertThat(worker.status().failing()).contains("The door is shut.");
    sink.script = Delivery::delivered;
    time.advance(Duration.ofSeconds(10));
    untilDelivered(2);
    Await.until("it works", () -> worker.status().failing().isEmpty());
    Await.until("it says so", () -> log.lines().size() == 2);
    assertThat(log.lines())
        .containsExactly(
            "WARN Sink scripted 'nowhere' failed: The door is shut.",
            "INFO Sink scripted 'nowhere' works again after 1 failure in 10 s.");
    assertThat(worker.status().retries()).isEqualTo(2);
  }

  @Test
  void interruptsAWriteAtItsDeadline() throws Exception {
    sink.script =
        batch -> {
          end.await();
          return Delivery.delivered(batch);
        };
    worker.start();
    outbox.append(gauges(1, 2));
    Await.next(sink.written);
    time.advance(DEADLINE);
    Await.until("the write ends", () -> worker.status().unconfirmed() == 2);
    assertThat(worker.status().failing()).contains("The write did not end within 30 s.");
    assertThat(outbox.counts().pending()).isEqualTo(2);
  }

  @Test
  void waitsForAWriteThatIgnoresTheInterruptAndThenGoesOn() throws Exception {
    CountDownLatch interrupted = new CountDownLatch(1);
    sink.script =
        batch -> {
          awaitWhatever(end, interrupted);
          return Delivery.delivered(batch);
        };
    worker.start();
    outbox.append(gauges(1, 6));
    Await.next(sink.written);
    time.advance(DEADLINE);
    interrupted.await();
    time.advance(GRACE);
    Await.until("it counts as stuck", () -> worker.status().stuck() == 1);
    assertThat(sink.written).isEmpty();
    assertThat(outbox.waiting().items()).isEqualTo(4);
    end.countDown();
    untilDelivered(6);
    Await.until("it says so", () -> log.lines().size() == 2);
    assertThat(log.lines().getFirst()).contains("ignores that a write was interrupted");
    assertThat(worker.status().stuck()).isZero();
  }

  private static void awaitWhatever(CountDownLatch latch, CountDownLatch interrupted) {
    while (latch.getCount() > 0) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        interrupted.countDown();
      }
    }
  }

  @Test
  void writesSeveralBatchesAtATimeWhereTheSinkTakesThat() throws Exception {
    sink = new ScriptedSink(profile().withConcurrentWrites(3));
    CountDownLatch together = new CountDownLatch(3);
    sink.script =
        batch -> {
          together.countDown();
          together.await();
          return Delivery.delivered(batch);
        };
    worker = worker(sink);
    worker.start();
    outbox.append(gauges(1, 6));
    untilDelivered(6);
  }

  @Test
  void drainsWithoutWaitingForTheInterval() throws Exception {
    worker.start();
    outbox.append(gauges(1, 5));
    assertThat(worker.drain(Duration.ofMinutes(1))).isTrue();
    assertThat(outbox.counts().delivered()).isEqualTo(5);
  }

  @Test
  void drainsAnEmptyOutboxAtOnce() throws Exception {
    worker.start();
    assertThat(worker.drain(Duration.ofMinutes(1))).isTrue();
  }

  @Test
  void givesUpDrainingAtTheBound() throws Exception {
    sink.script = batch -> Delivery.all(batch, Outcome.retry("Not today."));
    worker.start();
    outbox.append(gauges(1, 1));
    AtomicBoolean drained = new AtomicBoolean();
    Thread passing =
        Thread.ofVirtual()
            .start(
                () -> {
                  Await.until("it was tried", () -> !sink.written.isEmpty());
                  Await.until("it gives up", () -> passTime(drained));
                });
    assertThat(worker.drain(Duration.ofMillis(10))).isFalse();
    drained.set(true);
    passing.join();
    worker.stop(Duration.ofMinutes(1));
    outbox.close();
    assertThat(outbox.counts().expired()).containsEntry(Expiry.SHUTDOWN, 1L);
  }

  private boolean passTime(AtomicBoolean until) {
    time.advance(Duration.ofMillis(10));
    return until.get();
  }

  @Test
  void closesTheSinkAfterItsLastWrite() throws Exception {
    worker.start();
    outbox.append(gauges(1, 2));
    untilDelivered(2);
    assertThat(worker.stop(Duration.ofMinutes(1))).isTrue();
    assertThat(sink.closed.getCount()).isZero();
    outbox.append(gauges(3, 4));
    assertThat(sink.written).hasSize(1);
  }

  @Test
  void interruptsAWriteWhenItStops() throws Exception {
    sink.script =
        batch -> {
          end.await();
          return Delivery.delivered(batch);
        };
    worker.start();
    outbox.append(gauges(1, 4));
    Await.next(sink.written);
    assertThat(worker.stop(Duration.ofMinutes(1))).isTrue();
    assertThat(outbox.waiting().items()).isEqualTo(4);
    assertThat(sink.closed.getCount()).isZero();
  }

  @Test
  void handsItsOutboxOverToAnotherWorker() throws Exception {
    sink.script = batch -> Delivery.all(batch, Outcome.retry("Not today."));
    worker.start();
    outbox.append(gauges(1, 3));
    Await.until("it failed", () -> worker.status().failing().isPresent());
    worker.stop(Duration.ofMinutes(1));
    sink = new ScriptedSink(profile());
    worker = worker(sink);
    worker.start();
    outbox.append(gauges(4, 4));
    untilDelivered(4);
    assertThat(Points.valuesOf(Await.next(sink.written))).containsExactly(1, 2);
  }

  @Test
  void tellsOnceWhyItemsWereRejected() throws Exception {
    sink.script = batch -> Delivery.all(batch, Outcome.rejected("Item 7 is too ugly."));
    worker.start();
    outbox.append(gauges(1, 6));
    Await.until("all are rejected", () -> outbox.counts().rejected() == 6);
    Await.until("it says so", () -> !log.lines().isEmpty());
    worker.stop(Duration.ofMinutes(1));
    assertThat(log.lines())
        .containsExactly(
            "WARN Sink scripted 'nowhere' rejected signals for good: Item 7 is too ugly."
                + " They are counted in workload.sink.rejected.");
  }

  @Test
  void measuresItsWrites() {
    worker.start();
    outbox.append(gauges(1, 4));
    untilDelivered(4);
    Await.until("both are counted", () -> worker.status().writes().count() == 2);
    assertThat(worker.status().destination()).isEqualTo("nowhere");
    assertThat(worker.status().failing()).isEqualTo(Optional.empty());
    assertThat(List.of(worker.status().retries(), worker.status().unconfirmed())).containsOnly(0L);
  }
}
