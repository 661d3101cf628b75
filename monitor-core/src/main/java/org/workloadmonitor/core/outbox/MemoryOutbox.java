package org.workloadmonitor.core.outbox;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An outbox in memory: fast, and lost with the process.
 *
 * <p>The queue is cut into segments by sequence number. A segment goes when nothing is left in it,
 * so that one item that is tried again and again keeps its own segment only, not all that came
 * after it.
 */
public final class MemoryOutbox implements Outbox {

  private final OutboxLimits limits;
  private final InstantSource clock;
  private final Object lock = new Object();

  private final TreeMap<Long, Segment> segments = new TreeMap<>();
  private final Tally tally = new Tally();
  private @Nullable Segment tail;
  private long next;
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
        add(items.get(i), now);
      }
      dropOutdated(now);
      dropOverflow();
      waiting = tally.waiting(oldestWaiting());
    }
    listener.accept(waiting);
  }

  private void add(Sized sized, long now) {
    tally.collected(sized.bytes());
    if (closed) {
      tally.expired(Expiry.SHUTDOWN, sized.bytes());
      return;
    }
    if (tail == null || tail.isFull()) {
      tail = new Segment(next);
      segments.put(next, tail);
    }
    tail.add(sized, now);
    next++;
  }

  private void dropOverflow() {
    while (tally.pending() > limits.maxItems() || tally.pendingBytes() > limits.maxBytes()) {
      Segment segment = firstWithWaiting();
      if (segment == null) {
        return; // all of it is leased: it leaves with the sink's answer
      }
      drop(segment, segment.firstWaiting(), Expiry.OVERFLOW);
      dismissIfSpent(segment);
    }
  }

  private void dropOutdated(long now) {
    long oldest = now - limits.maxAge().toMillis();
    for (Segment segment = firstWithWaiting(); segment != null; segment = firstWithWaiting()) {
      int index = segment.firstWaiting();
      if (segment.acceptedMillis(index) >= oldest) {
        return;
      }
      drop(segment, index, Expiry.AGE);
      dismissIfSpent(segment);
    }
  }

  private void drop(Segment segment, int index, Expiry reason) {
    tally.expired(reason, segment.bytes(index));
    segment.remove(index);
  }

  private void dismissIfSpent(Segment segment) {
    if (segment.isSpent()) {
      segments.remove(segment.first());
    }
  }

  private @Nullable Segment firstWithWaiting() {
    for (Segment segment : segments.values()) {
      if (segment.hasWaiting()) {
        return segment;
      }
    }
    return null;
  }

  @Override
  public List<Entry> take(Demand demand) {
    synchronized (lock) {
      dropOutdated(clock.millis());
      return lease(demand);
    }
  }

  private List<Entry> lease(Demand demand) {
    List<Entry> taken = new ArrayList<>(Math.min(demand.maxItems(), 1024));
    long room = demand.maxBytes();
    for (Segment segment : segments.values()) {
      for (int i = segment.firstWaiting(); i >= 0; i = segment.nextWaiting(i + 1)) {
        if (segment.isMetricFrom(i, demand.metricsBefore())) {
          continue;
        }
        int bytes = segment.bytes(i);
        if (taken.size() == demand.maxItems() || (bytes > room && !taken.isEmpty())) {
          return taken;
        }
        room -= bytes;
        tally.leased(bytes);
        taken.add(segment.lease(i));
      }
    }
    return taken;
  }

  @Override
  public void settle(Settlement settlement) {
    synchronized (lock) {
      for (long sequence : settlement.delivered()) {
        int bytes = leave(sequence);
        if (bytes >= 0) {
          tally.delivered(bytes);
        }
      }
      for (Map.Entry<String, Sequences> rejected : settlement.rejected().entrySet()) {
        for (long sequence : rejected.getValue().toArray()) {
          int bytes = leave(sequence);
          if (bytes >= 0) {
            tally.rejected(bytes);
          }
        }
      }
      for (long sequence : settlement.released()) {
        release(sequence);
      }
      dropOutdated(clock.millis());
      dropOverflow();
    }
  }

  /** Removes a leased entry and gives its size, or -1 if it is not leased. */
  private int leave(long sequence) {
    Segment segment = segmentOf(sequence);
    if (segment == null) {
      return -1;
    }
    int index = segment.indexOf(sequence);
    if (!segment.isLeased(index)) {
      return -1;
    }
    int bytes = segment.bytes(index);
    segment.remove(index);
    dismissIfSpent(segment);
    return bytes;
  }

  private void release(long sequence) {
    Segment segment = segmentOf(sequence);
    if (segment == null || !segment.isLeased(segment.indexOf(sequence))) {
      return;
    }
    int index = segment.indexOf(sequence);
    segment.release(index);
    tally.released(segment.bytes(index));
  }

  private @Nullable Segment segmentOf(long sequence) {
    return segments.get(sequence - sequence % Segment.SIZE);
  }

  @Override
  public Waiting waiting() {
    synchronized (lock) {
      return tally.waiting(oldestWaiting());
    }
  }

  private Optional<Instant> oldestWaiting() {
    Segment segment = firstWithWaiting();
    return segment == null
        ? Optional.empty()
        : Optional.of(segment.acceptedAt(segment.firstWaiting()));
  }

  @Override
  public OutboxCounts counts() {
    synchronized (lock) {
      dropOutdated(clock.millis());
      return tally.counts(oldest());
    }
  }

  private Optional<Instant> oldest() {
    for (Segment segment : segments.values()) {
      if (segment.hasLive()) {
        return Optional.of(segment.oldestLive());
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    synchronized (lock) {
      closed = true;
      segments.values().forEach(this::abandon);
      segments.clear();
      tail = null;
    }
  }

  private void abandon(Segment segment) {
    for (int i = 0; i < segment.used(); i++) {
      if (segment.isWaiting(i)) {
        drop(segment, i, Expiry.SHUTDOWN);
      } else if (segment.isLeased(i)) {
        tally.expiredOnLease(Expiry.SHUTDOWN, segment.bytes(i));
        segment.remove(i);
      }
    }
  }
}
