package org.workloadmonitor.core.outbox;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What became of leased entries, gathered so that an outbox can take it in one step (one lock, one
 * transaction). For use by one thread.
 */
public final class Settlement {

  private final Sequences delivered = new Sequences();
  private final Sequences released = new Sequences();
  private final Map<String, Sequences> rejected = new LinkedHashMap<>();

  /** These arrived. */
  public Settlement deliver(long... sequences) {
    delivered.addAll(sequences);
    return this;
  }

  /** These can never arrive, and why. */
  public Settlement reject(String reason, long... sequences) {
    rejected.computeIfAbsent(reason, r -> new Sequences()).addAll(sequences);
    return this;
  }

  /** These wait again, in their old place; what is too old then expires. */
  public Settlement release(long... sequences) {
    released.addAll(sequences);
    return this;
  }

  /** The numbers of the entries that arrived. */
  public long[] delivered() {
    return delivered.toArray();
  }

  /** The numbers of the entries that can never arrive, by reason. */
  public Map<String, Sequences> rejected() {
    return rejected;
  }

  /** The numbers of the entries that wait again. */
  public long[] released() {
    return released.toArray();
  }

  /**
   * Applies all of it to the entries that are leased.
   *
   * @param changed told of each segment of which an entry has left
   */
  void apply(Segments segments, Consumer<Segment> changed) {
    delivered.forEach(
        sequence -> {
          Segment segment = segments.leased(sequence);
          if (segment != null) {
            segments.deliver(segment, sequence);
            changed.accept(segment);
          }
        });
    rejected
        .values()
        .forEach(
            sequences ->
                sequences.forEach(
                    sequence -> {
                      Segment segment = segments.leased(sequence);
                      if (segment != null) {
                        segments.reject(segment, sequence);
                        changed.accept(segment);
                      }
                    }));
    released.forEach(
        sequence -> {
          Segment segment = segments.leased(sequence);
          if (segment != null) {
            segments.release(segment, sequence);
          }
        });
  }

  /** Whether there is nothing to settle. */
  public boolean isEmpty() {
    return delivered.size() == 0 && released.size() == 0 && rejected.isEmpty();
  }
}
