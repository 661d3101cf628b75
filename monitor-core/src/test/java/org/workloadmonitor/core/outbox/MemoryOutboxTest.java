package org.workloadmonitor.core.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workloadmonitor.core.outbox.Points.gauges;
import static org.workloadmonitor.core.outbox.Points.sequences;
import static org.workloadmonitor.core.outbox.Points.valuesOf;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryOutboxTest extends OutboxContract {

  private static final long ONE = gauges(1, 1).getFirst().bytes();

  @Override
  Outbox make(OutboxLimits limits) {
    return new MemoryOutbox(limits, time.clock());
  }

  @Test
  void dropsTheOldestWhenTheyAreTooLarge() throws Exception {
    outbox = outbox(2 * ONE, Duration.ofDays(1));
    outbox.append(gauges(1, 3));
    assertThat(outbox.counts().pendingBytes()).isEqualTo(2 * ONE);
    assertThat(outbox.counts().expired()).containsEntry(Expiry.OVERFLOW, 1L);
    assertThat(valuesOf(take(ALL))).containsExactly(2, 3);
  }

  @Test
  void dropsTheOldestWaitingOneWhileOlderOnesAreBeingWritten() throws Exception {
    outbox = outbox(3 * ONE, Duration.ofDays(1));
    outbox.append(gauges(1, 3));
    List<Entry> leased = take(Demand.of(2, Long.MAX_VALUE));
    outbox.append(gauges(4, 4));
    assertThat(valuesOf(take(ALL))).containsExactly(4);
    outbox.settle(new Settlement().deliver(sequences(leased)));
    assertThat(outbox.counts().delivered()).isEqualTo(2);
  }

  @Test
  void countsWhatIsLeftAtTheEndAsExpired() {
    outbox.append(gauges(1, 3));
    List<Entry> leased = take(Demand.of(1, Long.MAX_VALUE));
    outbox.close();
    outbox.settle(new Settlement().deliver(sequences(leased)));
    outbox.append(gauges(4, 4));
    assertThat(outbox.counts().expired()).containsEntry(Expiry.SHUTDOWN, 4L);
    assertThat(outbox.counts().pending()).isZero();
  }
}
