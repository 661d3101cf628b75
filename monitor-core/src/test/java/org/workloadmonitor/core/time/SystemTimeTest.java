package org.workloadmonitor.core.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SystemTimeTest {

  private final List<Throwable> failures = new CopyOnWriteArrayList<>();
  private final SystemTime time = SystemTime.start((thread, failure) -> failures.add(failure));
  private final BlockingQueue<String> rung = new LinkedBlockingQueue<>();

  @AfterEach
  void close() {
    time.close();
  }

  @Test
  void alarmsRingInTheOrderOfTheirMoments() throws InterruptedException {
    long now = time.nanoTime();
    time.at(now + 30_000_000, () -> rung.add("third"));
    time.at(now + 10_000_000, () -> rung.add("first"));
    time.at(now + 20_000_000, () -> rung.add("second"));

    assertThat(List.of(next(), next(), next())).containsExactly("first", "second", "third");
  }

  @Test
  void anAlarmInThePastRingsAtOnceAlthoughAnotherIsFarAway() throws InterruptedException {
    time.after(Duration.ofDays(1000), () -> rung.add("far"));
    time.at(time.nanoTime() - 1, () -> rung.add("past"));

    assertThat(next()).isEqualTo("past");
  }

  @Test
  void aCancelledAlarmDoesNotRing() throws InterruptedException {
    CountDownLatch holding = new CountDownLatch(1);
    long now = time.nanoTime();
    time.at(now, () -> awaitQuietly(holding));
    time.at(now + 1, () -> rung.add("cancelled")).cancel();
    time.at(now + 2, () -> rung.add("kept"));
    holding.countDown();

    assertThat(next()).isEqualTo("kept");
  }

  @Test
  void anAlarmThatThrowsIsReportedAndTheNextOneRings() throws InterruptedException {
    long now = time.nanoTime();
    time.at(
        now,
        () -> {
          throw new IllegalStateException("broken");
        });
    time.at(now + 1, () -> rung.add("next"));

    assertThat(next()).isEqualTo("next");
    assertThat(failures).singleElement().isInstanceOf(IllegalStateException.class);
  }

  @Test
  void durationsBeyondTheScaleAreTakenAsItsEnd() {
    assertThat(Time.nanos(Duration.ofDays(1_000_000))).isEqualTo(Long.MAX_VALUE / 2);
    assertThat(Time.nanos(Duration.ofSeconds(3))).isEqualTo(3_000_000_000L);
  }

  private String next() throws InterruptedException {
    return rung.poll(60, TimeUnit.SECONDS);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
