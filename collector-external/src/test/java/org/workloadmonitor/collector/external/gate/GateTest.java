package org.workloadmonitor.collector.external.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GateTest {

  private final AtomicLong time = new AtomicLong();
  private final List<Thread> threads = new ArrayList<>();
  private final CountDownLatch end = new CountDownLatch(1);

  @AfterEach
  void endAll() throws InterruptedException {
    end.countDown();
    for (Thread thread : threads) {
      thread.interrupt();
      thread.join();
    }
  }

  @Test
  void aLookBeginsAtOnceWhereThereIsRoom() throws Exception {
    Gate gate = gate(new Bounds(1, 1, 1), new Bounds(1, 1, 1));

    gate.enter("host", false).close();
    gate.enter("host", false).close();
  }

  @Test
  void aLookWaitsForTheEndOfAnother() throws Exception {
    Gate gate = gate(new Bounds(1, 1, 9), new Bounds(0, 0, 0));
    Gate.Pass first = gate.enter("one", false);
    BlockingQueue<String> entered = new LinkedBlockingQueue<>();

    enterBeside(gate, "other", entered);
    awaitWaiting(gate, 1);
    assertThat(entered).isEmpty();
    first.close();

    assertThat(entered.take()).isEqualTo("other");
  }

  @Test
  void aPassThatIsClosedTwiceCountsOnce() throws Exception {
    Gate gate = gate(new Bounds(1, 1, 0), new Bounds(0, 0, 0));
    Gate.Pass first = gate.enter("host", false);
    first.close();
    try (Gate.Pass _ = gate.enter("host", false)) {
      first.close();
      assertThatThrownBy(() -> gate.enter("host", false)).isInstanceOf(NoRoomException.class);
    }
  }

  @Test
  void aHostWithManyTargetsLeavesRoomForOthers() throws Exception {
    Gate gate = gate(new Bounds(2, 1, 99), new Bounds(0, 0, 0));
    BlockingQueue<String> entered = new LinkedBlockingQueue<>();
    enterBeside(gate, "busy", entered);
    assertThat(entered.take()).isEqualTo("busy");
    enterBeside(gate, "busy", entered);
    enterBeside(gate, "busy", entered);
    awaitWaiting(gate, 2);

    enterBeside(gate, "other", entered);

    assertThat(entered.take()).isEqualTo("other");
  }

  @Test
  void targetsThatDidNotAnswerDoNotTakeThePlacesOfThoseThatDo() throws Exception {
    Gate gate = gate(new Bounds(1, 1, 9), new Bounds(1, 1, 9));
    BlockingQueue<String> entered = new LinkedBlockingQueue<>();
    enter(gate, "hung", true, entered);
    assertThat(entered.take()).isEqualTo("hung");
    enter(gate, "hung too", true, entered);

    gate.enter("good", false).close();

    assertThat(entered).isEmpty();
  }

  @Test
  void aLookThatBecameSlowGivesItsPlaceToOneThatWaits() throws Exception {
    Gate gate = gate(new Bounds(1, 1, 9), new Bounds(1, 1, 9));
    BlockingQueue<String> entered = new LinkedBlockingQueue<>();
    enterBeside(gate, "hung", entered);
    assertThat(entered.take()).isEqualTo("hung");

    enterBeside(gate, "good", entered);
    awaitWaiting(gate, 1);
    time.addAndGet(Gate.QUICK.toNanos());

    assertThat(entered.take()).isEqualTo("good");
  }

  @Test
  void tooManyHungTargetsAreRefusedRatherThanKeptWaiting() throws Exception {
    Gate gate = gate(new Bounds(1, 1, 9), new Bounds(1, 1, 0));
    try (Gate.Pass _ = gate.enter("hung", true)) {
      assertThatThrownBy(() -> gate.enter("hung too", true))
          .isInstanceOf(NoRoomException.class)
          .hasMessageContaining("did not look");
    }
  }

  @Test
  void anInterruptedWaiterLeavesNoTrace() throws Exception {
    Gate gate = gate(new Bounds(1, 1, 1), new Bounds(0, 0, 0));
    BlockingQueue<String> entered = new LinkedBlockingQueue<>();
    try (Gate.Pass _ = gate.enter("one", false)) {
      Thread waiter = enterBeside(gate, "one", entered);
      awaitWaiting(gate, 1);
      waiter.interrupt();
      waiter.join();
    }

    gate.enter("one", false).close();
    assertThat(gate.hosts()).isZero();
    assertThat(entered).isEmpty();
  }

  private Gate gate(Bounds quick, Bounds slow) {
    return new Gate(quick, slow, time::get);
  }

  private Thread enterBeside(Gate gate, String host, BlockingQueue<String> entered) {
    return enter(gate, host, false, entered);
  }

  private Thread enter(Gate gate, String host, boolean slow, BlockingQueue<String> entered) {
    Thread thread =
        Thread.startVirtualThread(
            () -> {
              try (Gate.Pass _ = gate.enter(host, slow)) {
                entered.add(host);
                end.await();
              } catch (InterruptedException | NoRoomException e) {
                // The test is over, or it looks at what is left.
              }
            });
    threads.add(thread);
    return thread;
  }

  private static void awaitWaiting(Gate gate, int count) throws InterruptedException {
    while (gate.waiting() != count) {
      TimeUnit.MILLISECONDS.sleep(1);
    }
  }
}
