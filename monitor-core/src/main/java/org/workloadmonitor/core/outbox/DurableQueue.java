package org.workloadmonitor.core.outbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.core.outbox.store.Ledger;
import org.workloadmonitor.core.outbox.store.SegmentHead;

/**
 * The state of a durable outbox: what is in memory, what the file knows of it, and what the file
 * has to be told next. It touches no file itself. Whoever holds it guards it.
 *
 * <p>New items gather in segments that the file knows nothing of. A {@link Step} carries them over.
 * From then on a segment may leave memory, and comes back when it is to be taken: of all that is in
 * the file, memory holds what is leased and a few megabytes of what comes next. What is remembered
 * of the rest is one thing: each segment with an item of a time up to {@link #asked} and a number
 * up to {@link #through} is in memory.
 */
final class DurableQueue {

  private final Segments segments = new Segments();
  private final Set<Segment> changed = new LinkedHashSet<>();
  private final Map<Long, Integer> removed = new LinkedHashMap<>();
  private final OutboxLimits limits;
  private final long maxMemory;

  private long size;
  private long perhapsTwice;

  private long asked = Long.MIN_VALUE;
  private long through = -1;
  private boolean loadWanted;
  private boolean leasesChanged;
  private boolean unreadable;
  private long oldestUnloaded = Long.MAX_VALUE;

  /**
   * Creates an empty one.
   *
   * @param maxMemory how many bytes may wait for the file while that takes nothing
   */
  DurableQueue(OutboxLimits limits, long maxMemory) {
    this.limits = limits;
    this.maxMemory = maxMemory;
  }

  // What comes and goes.

  void append(List<Sized> items, long now) {
    for (int i = 0; i < items.size(); i++) {
      segments.add(items.get(i), now);
    }
    dropOutdated(now);
    dropBeyondMemory();
  }

  private void dropBeyondMemory() {
    long over = unsavedBytes() - maxMemory;
    if (over <= 0) {
      return;
    }
    for (Segment segment : unsaved().reversed()) {
      while (over > 0 && segment.hasWaiting()) {
        int index = segment.firstWaiting();
        over -= segment.bytes(index);
        segments.drop(segment, index, Expiry.DISK);
      }
    }
  }

  /** Of what is in memory; the rest is dropped by {@link #drop}. */
  void dropOutdated(long now) {
    long oldest = now - limits.maxAge().toMillis();
    Segment segment = segments.firstWithWaiting();
    while (segment != null && segment.acceptedMillis(segment.firstWaiting()) < oldest) {
      segments.drop(segment, segment.firstWaiting(), Expiry.AGE);
      left(segment);
      segment = segments.firstWithWaiting();
    }
  }

  Taken take(Demand demand) {
    ask(demand.millisBefore());
    Lease lease = new Lease(segments, demand);
    boolean met = false;
    for (Segment segment : segments.all()) {
      if (segment.first() > reach()) {
        break;
      }
      if (!lease.from(segment)) {
        met = true;
        break;
      }
    }
    boolean complete = met || lease.isMet() || reach() == Long.MAX_VALUE;
    loadWanted |= !complete || (unloaded() > 0 && segments.waitingBytes() < Disk.CHUNK);
    leasesChanged |= !lease.taken().isEmpty();
    return new Taken(lease.taken(), complete);
  }

  private void ask(long before) {
    if (before > asked) {
      asked = before;
      through = unloaded() == 0 ? Long.MAX_VALUE : -1;
    }
  }

  /** Up to which number nothing that is asked for is missing. */
  private long reach() {
    return unloaded() == 0 || unreadable ? Long.MAX_VALUE : through;
  }

  void settle(Settlement settlement) {
    settlement.apply(segments, this::left);
    leasesChanged |= settlement.released().length > 0;
  }

  /** An item of a segment has left. */
  private void left(Segment segment) {
    if (!segment.stored) {
      return;
    }
    if (segment.hasLive()) {
      changed.add(segment);
    } else {
      changed.remove(segment);
      removed.put(segment.first(), segment.size);
    }
  }

  // What the file is told.

  /** Whether the file does not know all. */
  boolean hasNews() {
    return !removed.isEmpty() || !changed.isEmpty() || leasesChanged;
  }

  /**
   * Everything that happened; from now on it counts as told.
   *
   * @param flush whether new items go along
   */
  Step step(boolean flush, long now) {
    List<Segment> added = List.of();
    if (flush) {
      segments.seal();
      added = unsaved().reversed();
    }
    List<Segment> copies = added.stream().map(Segment::copy).toList();
    added.forEach(segment -> segment.stored = true);
    List<SegmentHead> heads = changed.stream().map(segment -> segment.head(segment.size)).toList();
    removed.values().forEach(each -> size -= each);
    Step step =
        new Step(
            added, copies, List.copyOf(changed), heads, new LinkedHashMap<>(removed), ledger(now));
    changed.clear();
    removed.clear();
    leasesChanged = false;
    return step;
  }

  private Ledger ledger(long now) {
    long without = 0;
    long withoutBytes = 0;
    for (Segment segment : unsaved()) {
      without += segment.live();
      withoutBytes += segment.liveBytes();
    }
    long leased = 0;
    for (Segment segment : segments.all()) {
      leased += segment.stored ? segment.leased() : 0;
    }
    return segments.tally().ledger(without, withoutBytes, size, leased, perhapsTwice, now);
  }

  /** The file knows it. */
  void done(Step step) {
    for (int i = 0; i < step.segments().size(); i++) {
      Segment segment = step.segments().get(i);
      segment.size = step.copies().get(i).size;
      size += segment.size;
      removed.replace(segment.first(), segment.size);
    }
  }

  /** The file does not know it, or nobody knows. */
  void undo(Step step) {
    step.segments().forEach(segment -> segment.stored = false);
    step.segments().forEach(changed::remove);
    for (Segment segment : step.changed()) {
      if (segment.hasLive()) {
        changed.add(segment);
      }
    }
    removed.putAll(step.removed());
    // Should the file know it after all, it must not count twice.
    step.segments().forEach(segment -> removed.put(segment.first(), 0));
    step.removed().values().forEach(each -> size += each);
    leasesChanged = true;
  }

  /** Segments that the file knows nothing of, the newest first. */
  private List<Segment> unsaved() {
    List<Segment> unsaved = new ArrayList<>();
    for (Segment segment : segments.newestFirst()) {
      if (segment.stored) {
        break;
      }
      if (segment.hasLive()) {
        unsaved.add(segment);
      }
    }
    return unsaved;
  }

  long unsavedBytes() {
    long bytes = 0;
    for (Segment segment : segments.newestFirst()) {
      if (segment.stored) {
        break;
      }
      bytes += segment.liveBytes();
    }
    return bytes;
  }

  private long unsavedItems() {
    return unsaved().stream().mapToLong(Segment::live).sum();
  }

  // What the file tells.

  /** Takes over what a file holds, when it is opened for the first time. */
  void restore(Ledger ledger, long nextSequence) {
    segments.tally().restore(ledger);
    segments.continueFrom(nextSequence);
    size += ledger.size();
    perhapsTwice = ledger.perhapsTwice() + Math.min(ledger.leased(), ledger.pending());
    through = -1;
  }

  /** Leaves numbers free for what a file may hold that can't be opened yet. */
  void leaveRoom(long now) {
    segments.continueFrom(now << 16);
  }

  /** Whether all numbers of a file come before those of this queue. */
  boolean comesAfter(long nextSequence) {
    return segments.all().isEmpty() || nextSequence <= segments.all().iterator().next().first();
  }

  /** What was only in the file is lost; what is in memory goes to the next one. */
  void fileIsLost() {
    segments
        .tally()
        .expired(
            Expiry.DAMAGED, unloaded(), segments.tally().waitingBytes() - segments.waitingBytes());
    segments.seal();
    segments.all().forEach(segment -> segment.stored = false);
    changed.clear();
    removed.clear();
    size = 0;
    through = Long.MAX_VALUE;
    oldestUnloaded = Long.MAX_VALUE;
  }

  /** Whether the file answers questions. While it does not, what is in memory is given first. */
  void readable(boolean readable) {
    unreadable = !readable;
  }

  boolean loadWanted() {
    return loadWanted && unloaded() > 0 && !unreadable;
  }

  /** From where to read on. */
  long loadFrom() {
    return through == Long.MAX_VALUE ? 0 : through + 1;
  }

  long asked() {
    return asked;
  }

  /** Whether a segment that the file has is not in memory, and still wanted there. */
  boolean isUnloaded(SegmentHead head) {
    return segments.at(head.first()) == null && !removed.containsKey(head.first());
  }

  /**
   * Segments have been read.
   *
   * @param from where reading began
   * @param before up to which time of an item segments were wanted
   * @param to up to which number all of those are here
   */
  void loaded(List<Segment> read, long from, long before, long to) {
    read.forEach(segments::load);
    if (from == loadFrom() && before == asked) {
      through = to;
    }
    loadWanted = false;
  }

  /** Lets go of what the file has, too, until at most so many bytes wait in memory. */
  void unloadBeyond(long most) {
    long over = segments.waitingBytes() - unsavedBytes() - most;
    if (over <= 0) {
      return;
    }
    Map<Segment, Long> earliest = new HashMap<>();
    List<Segment> idle = new ArrayList<>();
    for (Segment segment : segments.newestFirst()) {
      if (segment.stored && segment.leased() == 0 && !changed.contains(segment)) {
        idle.add(segment);
        earliest.put(segment, segment.earliest());
      }
    }
    // First what nobody asks for, then the newest.
    idle.sort(Comparator.comparing(segment -> isAsked(segment, earliest)));
    for (Segment segment : idle) {
      if (over <= 0) {
        return;
      }
      over -= segment.liveBytes();
      segments.unload(segment);
      oldestUnloaded = Math.min(oldestUnloaded, segment.oldestLive().toEpochMilli());
      if (isAsked(segment, earliest)) {
        through = Math.min(through, segment.first() - 1);
      }
    }
  }

  private boolean isAsked(Segment segment, Map<Segment, Long> earliest) {
    return earliest.getOrDefault(segment, 0L) <= asked;
  }

  /** Drops a segment that is in the file only. */
  void drop(SegmentHead head, Expiry reason) {
    segments.tally().expired(reason, head.live(), head.liveBytes());
    removed.put(head.first(), head.size());
  }

  /** Drops what waits in the first segments in memory, up to a number; gives whether it did. */
  boolean dropFirstBefore(long number, Expiry reason) {
    for (Segment segment : List.copyOf(segments.all())) {
      if (segment.first() >= number || !segment.stored) {
        return false;
      }
      if (segment.hasWaiting()) {
        segments.dropWaiting(segment, reason);
        left(segment);
        return true;
      }
    }
    return false;
  }

  /** How many bytes the file will hold after the next step, new items apart. */
  long sizeAfterStep() {
    return size - removed.values().stream().mapToLong(Integer::longValue).sum();
  }

  void oldestUnloaded(long millis) {
    oldestUnloaded = millis;
  }

  long oldestUnloaded() {
    return unloaded() > 0 ? oldestUnloaded : Long.MAX_VALUE;
  }

  long unloaded() {
    return segments.tally().waiting() - segments.waiting();
  }

  // What is said of it.

  Waiting waiting() {
    @Nullable Segment first = segments.firstWithWaiting();
    return segments
        .tally()
        .waiting(
            oldest(first == null ? Long.MAX_VALUE : first.acceptedMillis(first.firstWaiting())));
  }

  OutboxCounts counts() {
    @Nullable Segment first = segments.firstLive();
    return segments
        .tally()
        .counts(oldest(first == null ? Long.MAX_VALUE : first.oldestLive().toEpochMilli()));
  }

  private Optional<Instant> oldest(long inMemory) {
    long oldest = Math.min(inMemory, oldestUnloaded());
    return oldest == Long.MAX_VALUE ? Optional.empty() : Optional.of(Instant.ofEpochMilli(oldest));
  }

  Storage storage(Optional<String> trouble) {
    double onDisk = (double) size / limits.maxBytes();
    double inMemory = (double) unsavedBytes() / maxMemory;
    return new Storage(true, unsavedItems(), size, Math.max(onDisk, inMemory), trouble);
  }

  long perhapsTwice() {
    return perhapsTwice;
  }

  /** Gives up what the file does not know. */
  long abandonUnsaved() {
    long lost = 0;
    for (Segment segment : unsaved()) {
      lost += segment.live();
      segments.abandon(segment);
    }
    return lost;
  }
}
