package org.workloadmonitor.collector.external.assertion;

/** Stops what takes many small steps when its time is over. For one thread. */
final class Watch {

  /** Reading the time costs as much as some dozen steps. */
  private static final int PAUSE = 0xFFF;

  private final Deadline deadline;
  private int steps;

  Watch(Deadline deadline) {
    this.deadline = deadline;
  }

  Deadline deadline() {
    return deadline;
  }

  /** The time is over. */
  static final class TooLongException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooLongException() {
      super("The deadline has passed.", null, false, false);
    }
  }

  /** One step more. */
  void step() {
    if ((++steps & PAUSE) == 0
        && (deadline.hasPassed() || Thread.currentThread().isInterrupted())) {
      throw new TooLongException();
    }
  }
}
