package org.workloadmonitor.core.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workloadmonitor.core.outbox.Points.gauges;

import ch.qos.logback.classic.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workloadmonitor.api.RejectedException;
import org.workloadmonitor.api.RetryableException;
import org.workloadmonitor.api.signal.SignalKind;
import org.workloadmonitor.api.sink.Batch;
import org.workloadmonitor.api.sink.Delivery;
import org.workloadmonitor.api.sink.Outcome;
import org.workloadmonitor.api.sink.SinkProfile;
import org.workloadmonitor.core.instance.InstanceId;
import org.workloadmonitor.core.instance.LastResort;
import org.workloadmonitor.core.instance.PlatformCalls;
import org.workloadmonitor.core.log.LogCapture;
import org.workloadmonitor.core.outbox.store.StoreFile;
import org.workloadmonitor.core.time.HandTime;
import org.workloadmonitor.core.time.SystemTime;

/** {@code collected = delivered + rejected + expired + pending}, whatever a sink does. */
class AccountingTest {

  private static final SinkProfile PROFILE = SinkProfile.taking(SignalKind.METRIC);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void holdsAfterEachStepOfAnyHistory(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    HandTime time = new HandTime();
    MemoryOutbox outbox =
        new MemoryOutbox(new OutboxLimits(40_000, Duration.ofMinutes(5)), time.clock());
    SinkProfile profile =
        PROFILE.withBatches(1 + random.nextInt(50), 8_000).withConcurrentWrites(3);
    if (random.nextBoolean()) {
      profile = profile.withAggregationWindow(Duration.ofSeconds(10));
    }
    Dispatch dispatch =
        new Dispatch(profile, outbox, Duration.ofSeconds(20), Backoff.standard(random), time);
    List<Shipment> inFlight = new ArrayList<>();
    long appended = 0;
    for (int step = 0; step < 3_000; step++) {
      switch (random.nextInt(4)) {
        case 0 -> {
          int count = 1 + random.nextInt(60);
          outbox.append(gauges(1, count));
          appended += count;
        }
        case 1 -> dispatch.next().ifPresent(inFlight::add);
        case 2 -> {
          if (!inFlight.isEmpty()) {
            Shipment shipment = inFlight.remove(random.nextInt(inFlight.size()));
            dispatch.settle(shipment, answer(shipment, random));
          }
        }
        default -> time.advance(Duration.ofMillis(random.nextInt(20_000)));
      }
      OutboxCounts counts = outbox.counts();
      assertThat(counts.collected()).isEqualTo(appended);
      assertThat(counts.balanced()).as("step %d: %s", step, counts).isTrue();
    }
    inFlight.forEach(shipment -> dispatch.settle(shipment, answer(shipment, random)));
    dispatch.giveBack();
    assertThat(outbox.waiting().items()).isEqualTo((int) outbox.counts().pending());
    outbox.close();
    assertThat(outbox.counts().pending()).isZero();
    assertThat(outbox.counts().pendingBytes()).isZero();
    assertThat(outbox.counts().balanced()).isTrue();
  }

  private static Answer answer(Shipment shipment, SplittableRandom random) {
    int size = shipment.size();
    return switch (random.nextInt(8)) {
      case 0 -> Answer.threw(new RetryableException("Down.", Duration.ofSeconds(3)), size);
      case 1 -> Answer.threw(new IllegalStateException("Broken."), size);
      case 2 -> Answer.threw(new RejectedException("Never."), size);
      case 3 -> Answer.returned(new Delivery(List.of()), size);
      case 4, 5 -> Answer.returned(mixed(shipment.batch(), random), size);
      default -> Answer.returned(Delivery.delivered(shipment.batch()), size);
    };
  }

  private static Delivery mixed(Batch batch, SplittableRandom random) {
    Delivery.Builder delivery = Delivery.of(batch);
    for (int i = 0; i < batch.size(); i++) {
      switch (random.nextInt(4)) {
        case 0 -> delivery.set(i, Outcome.retry("Later."));
        case 1 -> delivery.set(i, Outcome.rejected("Never."));
        case 2 -> delivery.set(i, Outcome.unconfirmed("Who knows."));
        default -> {}
      }
    }
    return delivery.build();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void holdsWhileSeveralWorkersDeliverToSinksThatFail(boolean durable, @TempDir Path folder)
      throws Exception {
    LastResort lastResort = new LastResort(code -> {});
    try (SystemTime time = SystemTime.start(lastResort);
        LogCapture quiet = LogCapture.of(SinkWorker.class.getName(), Level.OFF)) {
      Backoff backoff =
          new Backoff(
              Duration.ofNanos(1_000),
              Duration.ofNanos(100_000),
              Duration.ofMillis(1),
              new SplittableRandom(7));
      SinkWorker.Shared shared =
          new SinkWorker.Shared(time, backoff, new PlatformCalls(2, time, lastResort), lastResort);
      List<FlakySink> sinks = new ArrayList<>();
      List<Outbox> outboxes = new ArrayList<>();
      List<SinkWorker> workers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        FlakySink flaky = new FlakySink(i);
        OutboxLimits limits = new OutboxLimits(Long.MAX_VALUE, Duration.ofDays(1));
        Outbox outbox =
            durable
                ? DurableOutbox.open(
                    limits,
                    1L << 40,
                    Duration.ofMillis(5),
                    new StoreFile(folder.resolve("q" + i), "test", time.clock()),
                    time)
                : new MemoryOutbox(limits, time.clock());
        ScriptedSink sink =
            new ScriptedSink(PROFILE.withBatches(50, 1 << 20).withConcurrentWrites(1 + i));
        sink.script = flaky::write;
        SinkWorker worker =
            new SinkWorker(
                InstanceId.sink("flaky" + i, "scripted"),
                OpenSink.of(sink),
                AccountingTest.class.getClassLoader(),
                outbox,
                DeadLetters.nowhere(),
                SinkOptions.publishing(Duration.ZERO),
                shared);
        worker.start();
        sinks.add(flaky);
        outboxes.add(outbox);
        workers.add(worker);
      }

      AtomicBoolean done = new AtomicBoolean();
      CountDownLatch checked = new CountDownLatch(1);
      List<OutboxCounts> wrong = new ArrayList<>();
      Thread checker =
          Thread.ofPlatform()
              .start(
                  () -> {
                    while (!done.get()) {
                      for (Outbox outbox : outboxes) {
                        OutboxCounts counts = outbox.counts();
                        if (!counts.balanced()) {
                          wrong.add(counts);
                        }
                      }
                      checked.countDown();
                    }
                  });
      int items = 20_000;
      for (int from = 1; from <= items; from += 100) {
        for (Outbox outbox : outboxes) {
          outbox.append(gauges(from, from + 99));
        }
      }
      for (SinkWorker worker : workers) {
        assertThat(worker.drain(Duration.ofMinutes(1))).isTrue();
      }
      checked.await();
      done.set(true);
      checker.join();
      for (SinkWorker worker : workers) {
        worker.stop(Duration.ofMinutes(1));
      }
      outboxes.forEach(Outbox::close);
      assertThat(quiet.lines()).isEmpty();
      assertThat(wrong).isEmpty();
      for (int i = 0; i < sinks.size(); i++) {
        OutboxCounts counts = outboxes.get(i).counts();
        assertThat(counts.delivered() + counts.rejected()).isEqualTo(items);
        assertThat(counts.delivered()).isEqualTo(sinks.get(i).delivered.size());
        assertThat(sinks.get(i).twice).as("delivered twice").isEmpty();
        Set<Integer> all = new HashSet<>(sinks.get(i).delivered);
        all.addAll(sinks.get(i).rejected);
        assertThat(all).hasSize(items);
      }
    }
  }

  /** Fails in every way, and remembers what it took. */
  private static final class FlakySink {

    final Set<Integer> delivered = ConcurrentHashMap.newKeySet();
    final Set<Integer> rejected = ConcurrentHashMap.newKeySet();
    final Set<Integer> twice = ConcurrentHashMap.newKeySet();
    private final SplittableRandom random;

    FlakySink(long seed) {
      random = new SplittableRandom(seed);
    }

    private synchronized int die(int faces) {
      return random.nextInt(faces);
    }

    Delivery write(Batch batch) throws Exception {
      if (die(5) == 0) {
        throw new RetryableException("Down.", (Throwable) null);
      }
      if (die(20) == 0) {
        throw new IllegalStateException("Broken.");
      }
      Delivery.Builder delivery = Delivery.of(batch);
      for (int i = 0; i < batch.size(); i++) {
        int value = Points.value(batch.items().get(i));
        int fate = die(20);
        if (fate == 0) {
          delivery.set(i, Outcome.retry("Later."));
        } else if (fate == 1) {
          delivery.set(i, Outcome.rejected("Never."));
          rejected.add(value);
        } else if (!delivered.add(value)) {
          twice.add(value);
        }
      }
      return delivery.build();
    }
  }
}
