package org.workloadmonitor.core.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.workloadmonitor.core.time.HandTime;

class PlatformCallsTest {

  private static final Duration BOUND = Duration.ofSeconds(10);

  private final HandTime time = new HandTime();
  private final List<Integer> halts = new ArrayList<>();
  private final LastResort lastResort = new LastResort(halts::add);
  private final PlatformCalls calls = new PlatformCalls(2, time, lastResort);
  private final ClassLoader loader = new URLClassLoader("plugin", new URL[0], null);

  @Test
  void aCallIsMadeOnANamedPlatformThreadWithTheContextClassLoader() {
    record Seen(String name, boolean virtual, ClassLoader loader) {}
    CompletableFuture<Seen> seen =
        calls.call(
            "create-host",
            loader,
            BOUND,
            () -> {
              Thread thread = Thread.currentThread();
              return new Seen(thread.getName(), thread.isVirtual(), thread.getContextClassLoader());
            },
            thread -> {});

    assertThat(seen.orTimeout(60, TimeUnit.SECONDS).join())
        .isEqualTo(new Seen("create-host", false, loader));
  }

  @Test
  void whatACallThrowsIsItsResult() {
    CompletableFuture<Void> result =
        calls.call(
            "fails",
            loader,
            BOUND,
            () -> {
              throw new NoClassDefFoundError("org/foo/Bar");
            },
            thread -> {});

    assertThatThrownBy(() -> result.orTimeout(60, TimeUnit.SECONDS).join())
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(NoClassDefFoundError.class);
    assertThat(halts).isEmpty();
  }

  @Test
  void hungCallsGiveTheirTurnToOthersAndMayEndLater() throws InterruptedException {
    CountDownLatch release = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(2);
    BlockingQueue<Thread> overdue = new LinkedBlockingQueue<>();
    List<CompletableFuture<String>> hung = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      hung.add(
          calls.call(
              "hung",
              loader,
              BOUND,
              () -> {
                begun.countDown();
                release.await();
                return "late";
              },
              overdue::add));
    }
    assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
    CompletableFuture<String> other =
        calls.call("other", loader, BOUND, () -> "made", thread -> {});
    assertThat(other).isNotDone();

    time.advance(BOUND);

    assertThat(other.orTimeout(60, TimeUnit.SECONDS).join()).isEqualTo("made");
    assertThat(overdue.poll(60, TimeUnit.SECONDS)).matches(Thread::isAlive);
    assertThat(overdue.poll(60, TimeUnit.SECONDS)).matches(Thread::isAlive);
    release.countDown();
    assertThat(hung).allMatch(call -> call.orTimeout(60, TimeUnit.SECONDS).join().equals("late"));
    assertThat(calls.call("more", loader, BOUND, () -> "made", thread -> {}).join())
        .isEqualTo("made");
  }

  @Test
  void manyCallsAreAllMadeAndLeaveNoAlarm() {
    List<CompletableFuture<Integer>> results = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      int number = i;
      results.add(calls.call("many", loader, BOUND, () -> number, thread -> {}));
    }

    CompletableFuture<Void> all =
        CompletableFuture.allOf(results.toArray(CompletableFuture[]::new));
    all.orTimeout(60, TimeUnit.SECONDS).join();
    assertThat(time.alarms()).isZero();
  }

  @Test
  void runningOutOfMemoryEndsTheProcess() {
    CompletableFuture<Void> result =
        calls.call(
            "hungry",
            loader,
            BOUND,
            () -> {
              throw new IllegalStateException(new OutOfMemoryError("Direct buffer memory"));
            },
            thread -> {});

    assertThatThrownBy(() -> result.orTimeout(60, TimeUnit.SECONDS).join()).isNotNull();
    assertThat(halts).containsExactly(3);
  }
}
