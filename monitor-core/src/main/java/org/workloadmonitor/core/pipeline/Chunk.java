package org.workloadmonitor.core.pipeline;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.workloadmonitor.api.signal.SignalKind;
import org.workloadmonitor.core.outbox.Sized;

/**
 * Signals that passed a gate together, in the two shapes that counters may have. Used again and
 * again by its gate.
 */
final class Chunk {

  private final List<Sized> totals = new ArrayList<>();
  private final List<Sized> increases = new ArrayList<>();
  private final EnumSet<SignalKind> kinds = EnumSet.noneOf(SignalKind.class);

  /** Adds what looks the same in both shapes. */
  void add(Sized sized) {
    addTotal(sized);
    increases.add(sized);
  }

  void addTotal(Sized sized) {
    totals.add(sized);
    kinds.add(sized.item().signal().kind());
  }

  void addIncrease(Sized sized) {
    increases.add(sized);
  }

  /** With counters as totals since they were last zero. */
  List<Sized> totals() {
    return totals;
  }

  /** With counters as increases since the point before. */
  List<Sized> increases() {
    return increases;
  }

  /** Which kinds of signal there are. */
  EnumSet<SignalKind> kinds() {
    return kinds;
  }

  void clear() {
    totals.clear();
    increases.clear();
    kinds.clear();
  }
}
