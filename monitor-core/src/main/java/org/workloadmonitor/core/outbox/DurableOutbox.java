package org.workloadmonitor.core.outbox;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.workloadmonitor.core.log.DurationText;
import org.workloadmonitor.core.outbox.store.StoreOpener;
import org.workloadmonitor.core.time.Time;

/**
 * An outbox on disk. What comes in waits in memory for the flush interval at most, and goes to the
 * disk together; after that it survives the end of the process and of the power. Nobody but one
 * thread of its own waits for the disk.
 *
 * <p>What a sink has answered goes to the disk a moment later, without waiting for it: after a
 * crash the answers of the last {@value #SETTLE_MILLIS} milliseconds are missing, and those items
 * are sent again. A power failure may undo more answers, and never what was accepted.
 */
public final class DurableOutbox implements Outbox {

  /** What has gathered this much, as JSON lines, goes to the disk at once. */
  private static final long MUCH = 2 << 20;

  private static final long SETTLE_MILLIS = 20;
  private static final long SETTLE = Time.nanos(Duration.ofMillis(SETTLE_MILLIS));

  /** How long it may take until what is too old goes although nothing else happens. */
  private static final long IDLE = Time.nanos(Duration.ofMinutes(1));

  private static final long UNTIDY = Time.nanos(Duration.ofMillis(500));

  /** How long the last flush may take. */
  private static final Duration CLOSING = Duration.ofSeconds(5);

  private static final Logger LOG = LoggerFactory.getLogger(DurableOutbox.class);

  private final Object lock = new Object();
  private final OutboxLimits limits;
  private final long flushInterval;
  private final StoreOpener opener;
  private final AgeClock clock;
  private final Time time;
  private final DurableQueue queue;
  private final Disk disk;
  private final CountDownLatch closed = new CountDownLatch(1);

  private volatile Consumer<Waiting> listener = waiting -> {};
  private volatile boolean closing;
  private @Nullable Thread thread;
  private boolean ended;
  private boolean unsaved;
  private long flushAt;
  private long newsAt;
  private boolean news;
  private long idleUntil;

  /**
   * Creates one that does nothing by itself until it is started.
   *
   * @param maxMemory how many bytes may wait in memory while the disk takes nothing, as JSON lines
   * @param flushInterval how long an item may wait for the disk
   */
  DurableOutbox(
      OutboxLimits limits, long maxMemory, Duration flushInterval, StoreOpener opener, Time time) {
    this.limits = limits;
    this.flushInterval = Time.nanos(flushInterval);
    this.opener = opener;
    this.time = time;
    this.clock = new AgeClock(time);
    this.queue = new DurableQueue(limits, maxMemory);
    this.disk = new Disk(lock, queue, opener, limits, clock, time);
    this.idleUntil = time.nanoTime() + IDLE;
  }

  /**
   * Opens one. A disk that refuses is a warning: the outbox then begins in memory.
   *
   * @param maxMemory how many bytes may wait in memory while the disk takes nothing, as JSON lines
   * @param flushInterval how long an item may wait for the disk
   */
  public static DurableOutbox open(
      OutboxLimits limits, long maxMemory, Duration flushInterval, StoreOpener opener, Time time) {
    DurableOutbox outbox = new DurableOutbox(limits, maxMemory, flushInterval, opener, time);
    CountDownLatch opened = new CountDownLatch(1);
    // Native code pins a virtual thread, and a daemon does not keep the process alive.
    Thread thread =
        Thread.ofPlatform()
            .daemon()
            .name("queue " + opener)
            .inheritInheritableThreadLocals(false)
            .unstarted(() -> outbox.run(opened));
    outbox.thread = thread;
    thread.start();
    try {
      opened.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return outbox;
  }

  private void run(CountDownLatch opened) {
    disk.open();
    opened.countDown();
    while (!closing) {
      long wait = untilWork();
      if (wait == 0) {
        work();
      } else {
        LockSupport.parkNanos(this, wait);
      }
    }
    end();
    closed.countDown();
  }

  /** Opens the file, for tests that have no thread. */
  void begin() {
    disk.open();
  }

  /** Nanoseconds until there is something to do. */
  private long untilWork() {
    if (disk.isBroken()) {
      return disk.untilRetry();
    }
    synchronized (lock) {
      if (queue.loadWanted() || queue.unsavedBytes() > MUCH) {
        return 0;
      }
      long until = idleUntil;
      if (unsaved) {
        until = Math.min(until, flushAt);
      }
      if (news) {
        until = Math.min(until, newsAt);
      }
      return Math.max(0, until - time.nanoTime());
    }
  }

  /** Does what is due. */
  void work() {
    boolean flush;
    synchronized (lock) {
      long now = time.nanoTime();
      flush = unsaved && (flushAt - now <= 0 || queue.unsavedBytes() > MUCH);
    }
    work(flush);
  }

  /** Brings the file up to date. */
  void work(boolean flush) {
    synchronized (lock) {
      unsaved &= !flush;
      news = false;
    }
    if (disk.work(flush)) {
      listener.accept(waiting());
    }
    synchronized (lock) {
      long now = time.nanoTime();
      idleUntil = now + (disk.isUntidy() ? UNTIDY : IDLE);
      if (disk.isBroken() || queue.unsavedBytes() > 0) {
        remindOfUnsaved(now);
      }
    }
  }

  private void remindOfUnsaved(long now) {
    if (!unsaved) {
      unsaved = true;
      flushAt = now + flushInterval;
    }
  }

  /** Notes that something has changed; gives whether the thread has to know. */
  private boolean isNews() {
    if (news || !queue.hasNews()) {
      return false;
    }
    news = true;
    newsAt = time.nanoTime() + SETTLE;
    return true;
  }

  private void wake() {
    LockSupport.unpark(thread);
  }

  @Override
  public void append(List<Sized> items) {
    long now = clock.millis();
    boolean wake;
    Waiting waiting;
    synchronized (lock) {
      queue.append(items, now);
      if (ended) {
        queue.abandonUnsaved();
      }
      wake = !unsaved || queue.unsavedBytes() > MUCH;
      remindOfUnsaved(time.nanoTime());
      waiting = queue.waiting();
    }
    if (wake) {
      wake();
    }
    listener.accept(waiting);
  }

  @Override
  public Taken take(Demand demand) {
    Taken taken;
    boolean wake;
    synchronized (lock) {
      queue.dropOutdated(clock.millis());
      taken = queue.take(demand);
      wake = isNews() || queue.loadWanted();
    }
    if (wake) {
      wake();
    }
    return taken;
  }

  @Override
  public void settle(Settlement settlement) {
    boolean wake;
    synchronized (lock) {
      queue.settle(settlement);
      wake = isNews();
    }
    if (wake) {
      wake();
    }
  }

  @Override
  public Waiting waiting() {
    synchronized (lock) {
      return queue.waiting();
    }
  }

  @Override
  public OutboxCounts counts() {
    synchronized (lock) {
      queue.dropOutdated(clock.millis());
      return queue.counts();
    }
  }

  @Override
  public Storage storage() {
    synchronized (lock) {
      return queue.storage(disk.trouble());
    }
  }

  @Override
  public long perhapsTwice() {
    synchronized (lock) {
      return queue.perhapsTwice();
    }
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
  public void close() {
    closing = true;
    if (thread == null) {
      end();
      return;
    }
    wake();
    try {
      if (!closed.await(CLOSING.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn(
            "The queue {} could not be saved within {}: the disk does not answer.",
            opener,
            DurationText.of(CLOSING));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void end() {
    work(true);
    disk.close();
    long lost;
    synchronized (lock) {
      ended = true;
      lost = queue.abandonUnsaved();
    }
    if (lost > 0) {
      LOG.warn(
          "{} signals in the queue {} could not be saved, and are lost with the agent's end: {}.",
          lost,
          opener,
          disk.trouble().orElse("they came too late"));
    }
  }
}
