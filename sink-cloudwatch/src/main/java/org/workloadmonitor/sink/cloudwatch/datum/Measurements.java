package org.workloadmonitor.sink.cloudwatch.datum;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Distinct values, ascending, each with how often it was seen. Immutable. */
public final class Measurements {

  private final double[] values;
  private final long[] counts;

  /** Takes the arrays as they are; nobody else may hold them. */
  Measurements(double[] values, long[] counts) {
    this.values = values;
    this.counts = counts;
  }

  /** How many distinct values there are. */
  public int size() {
    return values.length;
  }

  /** A value. */
  public double value(int index) {
    return values[index];
  }

  /** How often the value was seen; at least 1. */
  public long count(int index) {
    return counts[index];
  }

  /** Whether there is one value that was seen once. */
  public boolean isSingle() {
    return values.length == 1 && counts[0] == 1;
  }

  /** The same in pieces of at most so many distinct values. */
  List<Measurements> pieces(int longest) {
    if (values.length <= longest) {
      return List.of(this);
    }
    List<Measurements> pieces = new ArrayList<>();
    for (int from = 0; from < values.length; from += longest) {
      int to = Math.min(from + longest, values.length);
      pieces.add(
          new Measurements(
              Arrays.copyOfRange(values, from, to), Arrays.copyOfRange(counts, from, to)));
    }
    return pieces;
  }

  @Override
  public String toString() {
    return Arrays.toString(values) + " x " + Arrays.toString(counts);
  }
}
