package org.workloadmonitor.core.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workloadmonitor.core.outbox.Points.gauges;
import static org.workloadmonitor.core.outbox.Points.sequences;

import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryOutboxTest extends OutboxContract {

  @Override
  Outbox make(OutboxLimits limits, InstantSource clock) {
    return new MemoryOutbox(limits, clock);
  }

  @Test
  void countsWhatIsLeftAtTheEndAsExpired() {
    outbox.append(gauges(1, 3));
    List<Entry> leased = outbox.take(Demand.of(1, Long.MAX_VALUE));
    outbox.close();
    outbox.settle(new Settlement().deliver(sequences(leased)));
    outbox.append(gauges(4, 4));
    assertThat(outbox.counts().expired()).containsEntry(Expiry.SHUTDOWN, 4L);
    assertThat(outbox.counts().pending()).isZero();
  }
}
