package org.workloadmonitor.core.outbox;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.workloadmonitor.core.outbox.store.StoreFile;
import org.workloadmonitor.core.outbox.store.StoreOpener;
import org.workloadmonitor.core.time.HandTime;

/** A durable outbox without a thread: each step brings the file up to date at once. */
final class TemporaryQueue implements Outbox {

  static final long MEMORY = 16 << 20;

  final DurableOutbox inner;

  TemporaryQueue(StoreOpener opener, OutboxLimits limits, HandTime time) {
    inner = new DurableOutbox(limits, MEMORY, Duration.ofSeconds(1), opener, time);
    inner.begin();
  }

  static TemporaryQueue at(Path file, HandTime time) {
    return at(file, new OutboxLimits(1L << 40, Duration.ofDays(1)), time);
  }

  static TemporaryQueue at(Path file, OutboxLimits limits, HandTime time) {
    return new TemporaryQueue(new StoreFile(file, "test", time.clock()), limits, time);
  }

  @Override
  public void append(List<Sized> items) {
    inner.append(items);
    inner.work(true);
  }

  /** Takes, and reads on until the demand is met. */
  @Override
  public Taken take(Demand demand) {
    List<Entry> entries = new ArrayList<>();
    long bytes = demand.maxBytes();
    Taken taken = inner.take(demand);
    entries.addAll(taken.entries());
    while (!taken.complete()) {
      inner.work(false);
      bytes = demand.maxBytes() - entries.stream().mapToLong(Entry::bytes).sum();
      taken =
          inner.take(new Demand(demand.maxItems() - entries.size(), bytes, demand.metricsBefore()));
      entries.addAll(taken.entries());
    }
    inner.work(false);
    return new Taken(entries, true);
  }

  @Override
  public void settle(Settlement settlement) {
    inner.settle(settlement);
    inner.work(false);
  }

  @Override
  public Waiting waiting() {
    return inner.waiting();
  }

  @Override
  public OutboxCounts counts() {
    inner.work(false);
    return inner.counts();
  }

  @Override
  public Storage storage() {
    return inner.storage();
  }

  @Override
  public long perhapsTwice() {
    return inner.perhapsTwice();
  }

  @Override
  public OutboxLimits limits() {
    return inner.limits();
  }

  @Override
  public void onArrival(Consumer<Waiting> listener) {
    inner.onArrival(listener);
  }

  @Override
  public void close() {
    inner.close();
  }
}
