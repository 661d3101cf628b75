package org.workloadmonitor.core.schedule;

import org.jspecify.annotations.Nullable;
import org.workloadmonitor.api.Health;
import org.workloadmonitor.api.Health.Status;

/**
 * Decides how a component is from the results of its check: so many in a row turn it. The first
 * good result decides at once; before any is decided, bad ones that are too few say that nothing is
 * known. A result that is UNKNOWN is passed on and counts for neither side.
 *
 * <p>For use by one thread at a time.
 */
final class Streak {

  private final int upAfter;
  private final int downAfter;
  private @Nullable Health decided;
  private int ups;
  private int downs;

  /**
   * Begins with no result.
   *
   * @param decided how the component was before, where that is known; UNKNOWN is not known
   */
  Streak(int upAfter, int downAfter, @Nullable Health decided) {
    this.upAfter = upAfter;
    this.downAfter = downAfter;
    this.decided = decided == null || decided.status() == Status.UNKNOWN ? null : decided;
  }

  /** How the component is now. */
  Health decide(Health result) {
    switch (result.status()) {
      case UNKNOWN -> {
        return result;
      }
      case UP, DEGRADED -> {
        ups++;
        downs = 0;
      }
      case DOWN -> {
        downs++;
        ups = 0;
      }
    }
    Health before = decided;
    if (!turns(result, before)) {
      return before == null ? tooFew(result) : before;
    }
    decided = result;
    return result;
  }

  /** Whether this result would make a component DOWN that is not. */
  boolean wouldTurnDown(Health result) {
    Health before = decided;
    return result.status() == Status.DOWN
        && !(before != null && before.status() == Status.DOWN)
        && downs + 1 >= downAfter;
  }

  private boolean turns(Health result, @Nullable Health before) {
    if (result.status() == Status.DOWN) {
      return downs >= downAfter || (before != null && before.status() == Status.DOWN);
    }
    return ups >= upAfter || before == null || before.status() != Status.DOWN;
  }

  private Health tooFew(Health result) {
    return Health.unknown(
            "%d of %d failures before it counts as down: %s"
                .formatted(downs, downAfter, result.reason()))
        .with(result.attributes());
  }
}
