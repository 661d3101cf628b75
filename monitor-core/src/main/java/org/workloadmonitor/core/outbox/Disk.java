package org.workloadmonitor.core.outbox;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.workloadmonitor.core.log.FirstTimes;
import org.workloadmonitor.core.log.RepeatedFailure;
import org.workloadmonitor.core.outbox.store.Changes;
import org.workloadmonitor.core.outbox.store.Ledger;
import org.workloadmonitor.core.outbox.store.SegmentDecoder;
import org.workloadmonitor.core.outbox.store.SegmentHead;
import org.workloadmonitor.core.outbox.store.Store;
import org.workloadmonitor.core.outbox.store.StoreException;
import org.workloadmonitor.core.outbox.store.StoreOpener;
import org.workloadmonitor.core.time.Time;

/**
 * The part of a durable outbox that waits for the disk. It holds the queue's lock only while it
 * asks what to do and says what it has done. A disk that refuses is tried again, later each time;
 * until then the queue lives in memory. For use by one thread, but for {@link #trouble}.
 */
final class Disk {

  /** How much is read in one go, as JSON lines. */
  static final long CHUNK = 1 << 20;

  /** How much of what is in the file may wait in memory, as JSON lines. */
  private static final long KEPT = 4 * CHUNK;

  private static final int HEADS = 128;
  private static final int MOST_DROPPED_AT_ONCE = 1_000;
  private static final long SLOW = Time.nanos(Duration.ofSeconds(5));
  private static final long FIRST_RETRY = Time.nanos(Duration.ofMillis(500));
  private static final long LONGEST_RETRY = Time.nanos(Duration.ofSeconds(30));

  private static final Logger LOG = LoggerFactory.getLogger(DurableOutbox.class);

  private final Object lock;
  private final DurableQueue queue;
  private final StoreOpener opener;
  private final OutboxLimits limits;
  private final AgeClock clock;
  private final Time time;
  private final RepeatedFailure failures;
  private final FirstTimes damages;

  private @Nullable Store store;
  private @Nullable Ledger written;
  private @Nullable Ledger attempted;
  private int failed;
  private boolean untidy;
  private long retryAt;

  private volatile @Nullable String broken;
  private volatile long busySince;
  private volatile boolean busy;

  Disk(
      Object lock,
      DurableQueue queue,
      StoreOpener opener,
      OutboxLimits limits,
      AgeClock clock,
      Time time) {
    this.lock = lock;
    this.queue = queue;
    this.opener = opener;
    this.limits = limits;
    this.clock = clock;
    this.time = time;
    this.failures = new RepeatedFailure(LOG, "Saving the queue " + opener, time);
    this.damages = new FirstTimes(time);
  }

  /** Why nothing is saved at present, if so. From any thread. */
  Optional<String> trouble() {
    String reason = broken;
    if (reason != null) {
      return Optional.of(reason);
    }
    return busy && time.nanoTime() - busySince > SLOW
        ? Optional.of("the disk does not answer")
        : Optional.empty();
  }

  /** Whether the disk refused at the last try. From any thread. */
  boolean isBroken() {
    return broken != null;
  }

  /** Whether the file holds much free space that can be given back next time. */
  boolean isUntidy() {
    return untidy;
  }

  /** Nanoseconds until a disk that refused is tried again; 0 if it works. */
  long untilRetry() {
    return broken == null ? 0 : Math.max(0, retryAt - time.nanoTime());
  }

  /** Opens the file for the first time. */
  void open() {
    attempt(() -> {});
    synchronized (lock) {
      if (store == null) {
        queue.leaveRoom(clock.millis());
      }
    }
  }

  /**
   * Brings the file up to date, and memory with it.
   *
   * @param flush whether new items go along
   * @return whether something was read that somebody waits for
   */
  boolean work(boolean flush) {
    boolean[] read = {false};
    attempt(
        () -> {
          write(flush);
          dropOutdated();
          dropOverflow();
          read[0] = load();
          synchronized (lock) {
            queue.unloadBeyond(KEPT);
          }
          findOldest();
          untidy = opened().tidy();
        });
    return read[0];
  }

  private interface Work {
    void run() throws StoreException;
  }

  private void attempt(Work work) {
    busySince = time.nanoTime();
    busy = true;
    try {
      if (store == null) {
        store = opener.open();
        takeOver(opened());
      }
      work.run();
      worked();
    } catch (StoreException e) {
      broke(e, e.isDamaged());
    } catch (RuntimeException e) {
      broke(e, false);
    } finally {
      busy = false;
    }
  }

  private Store opened() {
    if (store == null) {
      throw new IllegalStateException("The queue's file is not open.");
    }
    return store;
  }

  private void takeOver(Store opened) throws StoreException {
    Ledger ledger = opened.ledger();
    synchronized (lock) {
      queue.readable(true);
      if (written == null) {
        if (!queue.comesAfter(opened.nextSequence())) {
          throw StoreException.damaged("has numbers of the future", new IOException());
        }
        queue.restore(ledger, opened.nextSequence());
        clock.continueFrom(ledger.seen(), limits.maxAge());
      } else if (!isOurs(ledger)) {
        queue.fileIsLost();
      }
      written = ledger;
    }
    findOldest();
  }

  /** Whether it is the file as it was left, or as it would be if the last step had worked. */
  private boolean isOurs(Ledger ledger) {
    return ledger.equals(written) || ledger.equals(attempted);
  }

  private void worked() {
    broken = null;
    failed = 0;
    failures.worked();
  }

  private void broke(Exception failure, boolean damaged) {
    close();
    String reason = String.valueOf(failure.getMessage());
    synchronized (lock) {
      queue.readable(false);
      if (damaged && written != null) {
        queue.fileIsLost();
        written = Ledger.EMPTY;
        attempted = null;
      }
    }
    if (damaged) {
      setAside(reason);
    }
    broken = reason;
    retryAt = time.nanoTime() + Math.min(LONGEST_RETRY, FIRST_RETRY << Math.min(failed, 20));
    failed++;
    failures.failed(reason + ". Until it works again, new signals are kept in memory.", failure);
  }

  private void setAside(String reason) {
    try {
      opener.setAside("corrupt", reason);
    } catch (StoreException e) {
      LOG.debug("{} can't be set aside.", opener, e);
    }
  }

  void close() {
    if (store != null) {
      store.close();
      store = null;
    }
  }

  private void write(boolean flush) throws StoreException {
    Step step;
    synchronized (lock) {
      queue.dropOutdated(clock.millis());
      if (!flush && !queue.hasNews()) {
        return;
      }
      step = queue.step(flush, clock.millis());
    }
    boolean done = false;
    try {
      Changes changes = step.render();
      attempted = changes.ledger();
      opened().write(changes);
      written = changes.ledger();
      done = true;
    } finally {
      synchronized (lock) {
        if (done) {
          queue.done(step);
        } else {
          queue.undo(step);
        }
      }
    }
  }

  private void dropOutdated() throws StoreException {
    long oldest = clock.millis() - limits.maxAge().toMillis();
    if (oldestUnloaded() >= oldest) {
      return;
    }
    long from = 0;
    int dropped = 0;
    for (SegmentHead head = unloadedFrom(from); head != null; head = unloadedFrom(from)) {
      if (head.acceptedLast() >= oldest || dropped++ == MOST_DROPPED_AT_ONCE) {
        break;
      }
      drop(head, Expiry.AGE);
      from = head.first() + 1;
    }
    write(false);
    findOldest();
  }

  private long oldestUnloaded() {
    synchronized (lock) {
      return queue.oldestUnloaded();
    }
  }

  private void dropOverflow() throws StoreException {
    long from = 0;
    while (isTooLarge()) {
      SegmentHead head = unloadedFrom(from);
      long number = head == null ? Long.MAX_VALUE : head.first();
      boolean dropped;
      synchronized (lock) {
        dropped = queue.dropFirstBefore(number, Expiry.OVERFLOW);
      }
      if (!dropped && head == null) {
        break; // the rest is being written
      }
      if (!dropped && head != null) {
        drop(head, Expiry.OVERFLOW);
        from = head.first() + 1;
      }
    }
    write(false);
  }

  private boolean isTooLarge() {
    synchronized (lock) {
      return queue.sizeAfterStep() > limits.maxBytes();
    }
  }

  private void drop(SegmentHead head, Expiry reason) {
    synchronized (lock) {
      queue.drop(head, reason);
    }
  }

  /** The first segment that is in the file only. */
  private @Nullable SegmentHead unloadedFrom(long from) throws StoreException {
    synchronized (lock) {
      if (queue.unloaded() == 0) {
        return null;
      }
    }
    for (long next = from; ; ) {
      List<SegmentHead> heads = opened().heads(next, HEADS);
      synchronized (lock) {
        for (SegmentHead head : heads) {
          if (queue.isUnloaded(head)) {
            return head;
          }
        }
      }
      if (heads.size() < HEADS) {
        return null;
      }
      next = heads.getLast().first() + 1;
    }
  }

  private void findOldest() throws StoreException {
    SegmentHead head = unloadedFrom(0);
    synchronized (lock) {
      queue.oldestUnloaded(head == null ? Long.MAX_VALUE : head.acceptedFirst());
    }
  }

  /** Reads what is asked for, a part of it; gives whether somebody waited for that. */
  private boolean load() throws StoreException {
    long from;
    long asked;
    synchronized (lock) {
      if (!queue.loadWanted()) {
        return false;
      }
      from = queue.loadFrom();
      asked = queue.asked();
    }
    List<Segment> read = new ArrayList<>();
    long bytes = 0;
    long next = from;
    boolean more = true;
    while (more && bytes < CHUNK) {
      List<SegmentHead> heads = opened().heads(next, HEADS);
      more = heads.size() == HEADS;
      for (int i = 0; i < heads.size(); i++) {
        SegmentHead head = heads.get(i);
        if (bytes >= CHUNK) {
          more = true;
          break;
        }
        next = head.first() + 1;
        if (head.earliest() <= asked && isUnloaded(head)) {
          Segment segment = read(head);
          bytes += segment.liveBytes();
          if (segment.hasLive()) {
            read.add(segment);
          }
        }
      }
    }
    synchronized (lock) {
      queue.loaded(read, from, asked, more ? next - 1 : Long.MAX_VALUE);
    }
    return true;
  }

  private boolean isUnloaded(SegmentHead head) {
    synchronized (lock) {
      return queue.isUnloaded(head);
    }
  }

  /** A segment of the file; without any item if it can't be read, and then it is dropped. */
  private Segment read(SegmentHead head) throws StoreException {
    Segment segment = new Segment(head.first());
    try {
      SegmentDecoder.read(opened().content(head.first()), new Filling(segment, head));
      if (segment.live() != head.live() || segment.liveBytes() != head.liveBytes()) {
        throw new IOException("it holds other items than it should");
      }
    } catch (IOException e) {
      drop(head, Expiry.DAMAGED);
      if (damages.isNews(String.valueOf(e.getMessage()))) {
        LOG.warn(
            "{} signals in the queue {} can't be read and are dropped: {}.",
            head.live(),
            opener,
            e.getMessage());
      }
      return new Segment(head.first());
    }
    segment.seal();
    segment.stored = true;
    segment.size = head.size();
    return segment;
  }
}
