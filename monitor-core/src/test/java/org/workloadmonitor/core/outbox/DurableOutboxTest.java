package org.workloadmonitor.core.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workloadmonitor.core.outbox.Points.gauges;
import static org.workloadmonitor.core.outbox.Points.sequences;
import static org.workloadmonitor.core.outbox.Points.valuesOf;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableOutboxTest extends OutboxContract {

  @TempDir Path folder;
  private int made;

  @Override
  Outbox make(OutboxLimits limits) {
    return TemporaryQueue.at(folder.resolve("q" + made++), limits, time);
  }

  @AfterEach
  void closeFile() {
    outbox.close();
  }

  private void reopen() {
    outbox.close();
    outbox = TemporaryQueue.at(folder.resolve("q" + (made - 1)), time);
  }

  @Test
  void givesAfterARestartWhatWasNotDelivered() {
    outbox.append(gauges(1, 5));
    outbox.settle(new Settlement().deliver(sequences(take(Demand.of(2, Long.MAX_VALUE)))));
    reopen();
    assertThat(valuesOf(take(ALL))).containsExactly(3, 4, 5);
  }

  @Test
  void keepsItsCountsOverARestart() {
    outbox.append(gauges(1, 5));
    List<Entry> taken = take(Demand.of(3, Long.MAX_VALUE));
    outbox.settle(
        new Settlement()
            .deliver(taken.get(0).sequence(), taken.get(1).sequence())
            .reject("No.", taken.get(2).sequence()));
    OutboxCounts before = outbox.counts();
    reopen();
    assertThat(outbox.counts()).isEqualTo(before);
    assertThat(before.collected()).isEqualTo(5);
  }

  @Test
  void usesNoNumberTwiceAfterARestart() {
    outbox.append(gauges(1, 5));
    outbox.settle(new Settlement().deliver(sequences(take(ALL))));
    reopen();
    outbox.append(gauges(6, 6));
    assertThat(take(ALL)).extracting(Entry::sequence).containsExactly(5L);
  }

  @Test
  void givesReadSegmentsBackToTheFileWhenMuchWaits() {
    for (int i = 0; i < 100; i++) {
      outbox.append(gauges(1_000 * i, 1_000 * i + 999));
    }
    assertThat(outbox.counts().pending()).isEqualTo(100_000);
    for (int i = 0; i < 100; i++) {
      List<Entry> taken = take(Demand.of(1_000, Long.MAX_VALUE));
      assertThat(valuesOf(taken)).startsWith(1_000 * i).endsWith(1_000 * i + 999).hasSize(1_000);
      outbox.settle(new Settlement().deliver(sequences(taken)));
    }
    assertThat(outbox.counts().pending()).isZero();
    assertThat(outbox.storage().size()).isZero();
  }

  @Test
  void dropsTheOldestWhenTheFileIsTooLarge() {
    outbox.close();
    outbox = make(new OutboxLimits(40_000, Duration.ofDays(1)));
    for (int i = 0; i < 100; i++) {
      outbox.append(gauges(100 * i, 100 * i + 99));
    }
    OutboxCounts counts = outbox.counts();
    assertThat(counts.expired().get(Expiry.OVERFLOW)).isPositive();
    assertThat(outbox.storage().size()).isBetween(30_000L, 40_000L);
    List<Integer> left = valuesOf(take(ALL));
    assertThat(left).endsWith(9_999).hasSize((int) counts.pending()).isSorted();
  }

  @Test
  void saysWhatIsNotOnDiskYet() {
    DurableOutbox inner = ((TemporaryQueue) outbox).inner;
    inner.append(gauges(1, 3));
    assertThat(inner.storage().unsaved()).isEqualTo(3);
    inner.work(true);
    assertThat(inner.storage().unsaved()).isZero();
  }

  @Test
  void countsWhatWasBeingWrittenWhenTheAgentDied() throws Exception {
    outbox.append(gauges(1, 5));
    take(Demand.of(2, Long.MAX_VALUE));
    Path copy = Crash.copy(folder, "q" + (made - 1), folder.resolve("copy"));
    TemporaryQueue next = TemporaryQueue.at(copy, time);
    assertThat(next.perhapsTwice()).isEqualTo(2);
    assertThat(next.counts().pending()).isEqualTo(5);
    next.close();
  }
}
