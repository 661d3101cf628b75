package org.workloadmonitor.core.outbox;

import java.util.Arrays;
import java.util.function.LongConsumer;

/** A growing list of sequence numbers, without boxes. For use by one thread. */
public final class Sequences {

  private long[] values = new long[4];
  private int size;

  /** Adds one. */
  public void add(long sequence) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
    }
    values[size++] = sequence;
  }

  /** Adds several. */
  public void addAll(long[] sequences) {
    if (values.length - size < sequences.length) {
      values = Arrays.copyOf(values, Math.max(2 * size, size + sequences.length));
    }
    System.arraycopy(sequences, 0, values, size, sequences.length);
    size += sequences.length;
  }

  /** How many there are. */
  public int size() {
    return size;
  }

  /** Shows each to the action, in the order in which they were added. */
  public void forEach(LongConsumer action) {
    for (int i = 0; i < size; i++) {
      action.accept(values[i]);
    }
  }

  /** A copy. */
  public long[] toArray() {
    return Arrays.copyOf(values, size);
  }
}
