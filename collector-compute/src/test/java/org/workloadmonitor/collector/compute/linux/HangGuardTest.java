package org.workloadmonitor.collector.compute.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HangGuardTest {

  private static final Duration LONG = Duration.ofMinutes(1);

  private final Asked asked = new Asked();

  /** Who was asked, and by which threads; some don't answer until they are let go. */
  private static final class Asked implements AutoCloseable {

    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private final Semaphore answers = new Semaphore(0);
    private final Set<String> hanging = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> times = new ConcurrentHashMap<>();

    HangGuard<String, String> guard(Duration timeout) {
      return new HangGuard<>("test", timeout, this::answer);
    }

    String answer(String key) {
      threads.add(Thread.currentThread());
      times.merge(key, 1, Integer::sum);
      if (hanging.contains(key)) {
        answers.acquireUninterruptibly();
      }
      return key.toUpperCase(Locale.ROOT);
    }

    /** Lets all threads end. */
    @Override
    public void close() throws InterruptedException {
      answers.release(100);
      for (Thread thread : threads) {
        thread.join(Duration.ofMinutes(1));
        assertThat(thread.isAlive()).isFalse();
      }
    }
  }

  @AfterEach
  void letAllThreadsEnd() throws InterruptedException {
    asked.close();
  }

  @Test
  void asksAllOnOneThreadThatIsNotTheCallers() throws Exception {
    try (HangGuard<String, String> guard = asked.guard(LONG)) {
      assertThat(ask(guard, "a", "b")).isEqualTo(Map.of("a", "A", "b", "B"));
      assertThat(ask(guard, "b", "c")).isEqualTo(Map.of("b", "B", "c", "C"));
    }
    assertThat(asked.threads).hasSize(1).doesNotContain(Thread.currentThread());
  }

  @Test
  void givesTheReasonWhereThereIsNoAnswer() throws Exception {
    try (HangGuard<String, String> guard =
        new HangGuard<>(
            "test",
            LONG,
            key -> {
              throw new IOException("Permission denied");
            })) {
      assertThat(ask(guard, "a")).isEqualTo(Map.of("a", "It can't be asked: Permission denied."));
    }
  }

  @Test
  void asksTheOthersAlthoughSomeHang() throws Exception {
    Stalls.outlast(
        timeout -> {
          try (Asked asked = new Asked();
              HangGuard<String, String> guard = asked.guard(timeout)) {
            asked.hanging.addAll(List.of("b", "d"));

            assertThat(ask(guard, "a", "b", "c", "d", "e"))
                .containsEntry("a", "A")
                .containsEntry("c", "C")
                .containsEntry("e", "E")
                .hasEntrySatisfying("b", text -> assertThat(text).contains("not answered"))
                .hasEntrySatisfying("d", text -> assertThat(text).contains("not answered"));
          }
        });
  }

  @Test
  void asksOneThatHangsAgainOnlyAfterItHasAnswered() throws Exception {
    Stalls.outlast(
        timeout -> {
          try (Asked asked = new Asked();
              HangGuard<String, String> guard = asked.guard(timeout)) {
            asked.hanging.add("b");
            ask(guard, "a", "b");
            ask(guard, "a", "b");
            assertThat(asked.times).containsEntry("b", 1).containsEntry("a", 2);

            asked.hanging.clear();
            asked.answers.release();
            while (!ask(guard, "a", "b").equals(Map.of("a", "A", "b", "B"))) {
              Thread.onSpinWait();
            }
            assertThat(asked.times).containsEntry("b", 2);
          }
        });
  }

  @Test
  void stopsWaitingWhenItIsInterrupted() throws Exception {
    asked.hanging.add("a");
    CountDownLatch waits = new CountDownLatch(1);
    try (HangGuard<String, String> guard =
        new HangGuard<>(
            "test",
            LONG,
            key -> {
              waits.countDown();
              return asked.answer(key);
            })) {
      Thread caller = Thread.currentThread();
      Thread interrupter =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      waits.await();
                      caller.interrupt();
                    } catch (InterruptedException e) {
                      Thread.currentThread().interrupt();
                    }
                  });
      assertThatThrownBy(() -> ask(guard, "a")).isInstanceOf(InterruptedIOException.class);
      assertThat(Thread.interrupted()).as("the interrupt is still to be seen").isTrue();
      interrupter.join();
    }
  }

  @Test
  void asksNobodyWhereThereIsNobody() throws Exception {
    try (HangGuard<String, String> guard = asked.guard(LONG)) {
      assertThat(ask(guard)).isEmpty();
    }
    assertThat(asked.threads).isEmpty();
  }

  private static Map<String, String> ask(HangGuard<String, String> guard, String... keys)
      throws IOException {
    Map<String, String> all = new TreeMap<>();
    guard.ask(List.of(keys), all::put, all::put);
    return all;
  }
}
