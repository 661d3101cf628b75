package org.workloadmonitor.core.outbox;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An outbox in memory: fast, and lost with the process. */
public final class MemoryOutbox implements Outbox {

  private final OutboxLimits limits;
  private final InstantSource clock;
  private final Object lock = new Object();
  private final Segments segments = new Segments();
  private boolean closed;

  private volatile Consumer<Waiting> listener = waiting -> {};

  /** Creates an empty one. */
  public MemoryOutbox(OutboxLimits limits, InstantSource clock) {
    this.limits = limits;
    this.clock = clock;
  }

  @Override
  public OutboxLimits limits() {
    return limits;
  }

  @Override
  public void onArrival(Consumer<Waiting> listener) {
    this.listener = listener;
  }

  @Override
  public void append(List<Sized> items) {
    long now = clock.millis();
    Waiting waiting;
    synchronized (lock) {
      for (int i = 0; i < items.size(); i++) {
        segments.add(items.get(i), now);
      }
      if (closed) {
        segments.abandon();
      }
      dropOutdated(now);
      dropOverflow();
      waiting = segments.tally().waiting(oldestWaiting());
    }
    listener.accept(waiting);
  }

  private void dropOverflow() {
    while (segments.tally().pendingBytes() > limits.maxBytes()) {
      Segment segment = segments.firstWithWaiting();
      if (segment == null) {
        return; // all of it is leased: it leaves with the sink's answer
      }
      segments.drop(segment, segment.firstWaiting(), Expiry.OVERFLOW);
    }
  }

  private void dropOutdated(long now) {
    long oldest = now - limits.maxAge().toMillis();
    Segment segment = segments.firstWithWaiting();
    while (segment != null && segment.acceptedMillis(segment.firstWaiting()) < oldest) {
      segments.drop(segment, segment.firstWaiting(), Expiry.AGE);
      segment = segments.firstWithWaiting();
    }
  }

  @Override
  public Taken take(Demand demand) {
    synchronized (lock) {
      dropOutdated(clock.millis());
      Lease lease = new Lease(segments, demand);
      for (Segment segment : segments.all()) {
        if (!lease.from(segment)) {
          break;
        }
      }
      return new Taken(lease.taken(), true);
    }
  }

  @Override
  public void settle(Settlement settlement) {
    synchronized (lock) {
      settlement.apply(segments, segment -> {});
      dropOutdated(clock.millis());
      dropOverflow();
    }
  }

  @Override
  public Waiting waiting() {
    synchronized (lock) {
      return segments.tally().waiting(oldestWaiting());
    }
  }

  private Optional<Instant> oldestWaiting() {
    @Nullable Segment segment = segments.firstWithWaiting();
    return segment == null
        ? Optional.empty()
        : Optional.of(segment.acceptedAt(segment.firstWaiting()));
  }

  @Override
  public OutboxCounts counts() {
    synchronized (lock) {
      dropOutdated(clock.millis());
      @Nullable Segment segment = segments.firstLive();
      return segments
          .tally()
          .counts(segment == null ? Optional.empty() : Optional.of(segment.oldestLive()));
    }
  }

  @Override
  public Storage storage() {
    synchronized (lock) {
      return Storage.inMemory((double) segments.tally().pendingBytes() / limits.maxBytes());
    }
  }

  @Override
  public void close() {
    synchronized (lock) {
      closed = true;
      segments.abandon();
    }
  }
}
