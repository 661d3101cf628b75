package org.workloadmonitor.core.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workloadmonitor.core.outbox.Points.gauges;
import static org.workloadmonitor.core.outbox.Points.sequences;
import static org.workloadmonitor.core.outbox.Points.valuesOf;

import ch.qos.logback.classic.Level;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.core.log.LogCapture;
import org.workloadmonitor.core.outbox.store.Store;
import org.workloadmonitor.core.outbox.store.StoreException;
import org.workloadmonitor.core.outbox.store.StoreFile;
import org.workloadmonitor.core.outbox.store.StoreOpener;
import org.workloadmonitor.core.time.HandTime;

/** A disk that takes nothing stops nobody. */
class DiskTroubleTest {

  private static final Demand ALL = OutboxContract.ALL;
  private static final long ONE = gauges(1, 1).getFirst().bytes();

  @TempDir Path folder;

  private final HandTime time = new HandTime();
  private LogCapture log;
  private boolean full;
  private DurableOutbox outbox;

  @BeforeEach
  void capture() {
    log = LogCapture.of(DurableOutbox.class.getName(), Level.INFO);
  }

  @AfterEach
  void everythingIsAccountedFor() {
    assertThat(outbox.counts().balanced()).isTrue();
    full = false;
    outbox.close();
    log.close();
  }

  private void open() {
    StoreFile file = new StoreFile(folder.resolve("q"), "test", time.clock());
    StoreOpener opener =
        new StoreOpener() {
          @Override
          public Store open() throws StoreException {
            refuseIfFull();
            return new FaultyStore(file.open(), DiskTroubleTest.this::refuseIfFull);
          }

          @Override
          public void setAside(String word, String why) throws StoreException {
            file.setAside(word, why);
          }

          @Override
          public String toString() {
            return "q";
          }
        };
    OutboxLimits limits = new OutboxLimits(1L << 40, Duration.ofDays(1));
    outbox = new DurableOutbox(limits, 10 * ONE, Duration.ofSeconds(1), opener, time);
    outbox.begin();
  }

  private void refuseIfFull() throws StoreException {
    if (full) {
      throw StoreException.unavailable("the disk is full", new IOException());
    }
  }

  @Test
  void whatComesInStaysInMemoryAndIsGivenAllTheSame() {
    open();
    full = true;
    outbox.append(gauges(1, 5));
    outbox.work(true);
    assertThat(outbox.storage().trouble()).contains("the disk is full");
    assertThat(outbox.storage().unsaved()).isEqualTo(5);
    assertThat(valuesOf(outbox.take(ALL).entries())).containsExactly(1, 2, 3, 4, 5);
  }

  @Test
  void theOldestInMemoryGoWhenThatIsFull() {
    open();
    full = true;
    outbox.work(true);
    outbox.append(gauges(1, 8));
    outbox.append(gauges(9, 15));
    assertThat(outbox.counts().expired()).containsEntry(Expiry.DISK, 5L);
    assertThat(valuesOf(outbox.take(ALL).entries())).startsWith(6).endsWith(15).hasSize(10);
  }

  @Test
  void whatGatheredMeanwhileGoesToTheDiskWhenItWorksAgainInOrder() {
    open();
    outbox.append(gauges(1, 3));
    outbox.work(true);
    full = true;
    outbox.append(gauges(4, 6));
    outbox.work(true);
    full = false;
    outbox.work(true);
    outbox.append(gauges(7, 9));
    outbox.work(true);
    assertThat(outbox.storage().trouble()).isEmpty();
    assertThat(outbox.storage().unsaved()).isZero();
    outbox.close();
    open();
    List<Integer> all = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      all.addAll(valuesOf(outbox.take(ALL).entries()));
      outbox.work(false);
    }
    assertThat(all).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
  }

  @Test
  void theOperatorIsToldOnceAndWhenItEnds() {
    open();
    full = true;
    for (int i = 0; i < 5; i++) {
      outbox.work(true);
    }
    full = false;
    outbox.work(true);
    assertThat(log.lines()).hasSize(2);
    assertThat(log.lines().getFirst())
        .contains("Saving the queue q failed: the disk is full.", "kept in memory");
    assertThat(log.lines().getLast()).contains("works again after 5 failures");
  }

  @Test
  void oneThatCanNotBeOpenedAtFirstIsOpenedLater() {
    full = true;
    open();
    outbox.append(gauges(1, 3));
    full = false;
    outbox.work(true);
    assertThat(outbox.storage().unsaved()).isZero();
    outbox.close();
    open();
    assertThat(outbox.counts().pending()).isEqualTo(3);
  }

  @Test
  void whatAFileHeldThatIsOpenedLateComesFirst() {
    open();
    outbox.append(gauges(1, 3));
    outbox.close();
    full = true;
    open();
    outbox.append(gauges(4, 6));
    full = false;
    outbox.work(true);
    assertThat(outbox.counts().pending()).isEqualTo(6);
    List<Integer> all = new ArrayList<>(valuesOf(outbox.take(ALL).entries()));
    outbox.work(false);
    all.addAll(valuesOf(outbox.take(ALL).entries()));
    assertThat(all).containsExactly(1, 2, 3, 4, 5, 6);
  }

  @Test
  void whatCanNotBeSavedAtTheEndIsCounted() {
    open();
    full = true;
    outbox.append(gauges(1, 3));
    outbox.close();
    assertThat(outbox.counts().expired()).containsEntry(Expiry.SHUTDOWN, 3L);
    assertThat(log.lines()).anyMatch(line -> line.contains("3 signals in the queue q could not"));
  }

  @Test
  void anAnswerThatCouldNotBeSavedIsSavedLater() {
    open();
    outbox.append(gauges(1, 3));
    outbox.work(true);
    long[] taken = sequences(outbox.take(ALL).entries());
    full = true;
    outbox.settle(new Settlement().deliver(taken));
    outbox.work(false);
    full = false;
    outbox.work(false);
    outbox.close();
    open();
    assertThat(outbox.counts().pending()).isZero();
    assertThat(outbox.counts().delivered()).isEqualTo(3);
  }
}
