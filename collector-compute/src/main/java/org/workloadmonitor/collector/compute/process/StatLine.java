package org.workloadmonitor.collector.compute.process;

import org.jspecify.annotations.Nullable;

/** The fields of {@code /proc/PID/stat} that matter here (proc_pid_stat(5)). */
record StatLine(
    long pid,
    String name,
    ProcessState state,
    long minorFaults,
    long majorFaults,
    long userTicks,
    long systemTicks,
    long threads,
    long startTicks,
    long virtualBytes,
    long residentPages) {

  /** Reads the line; null if it has another form. */
  static @Nullable StatLine of(ProcText text) {
    // The name stands in parentheses, and may hold blanks and parentheses itself.
    int open = text.firstIndexOf('(');
    int close = text.lastIndexOf(')');
    if (open < 0 || close < open) {
      return null;
    }
    text.goTo(0);
    long pid = text.nextNumber();
    text.goTo(close + 3);
    text.skipWords(6);
    long minorFaults = text.nextNumber();
    text.skipWords(1);
    long majorFaults = text.nextNumber();
    text.skipWords(1);
    long userTicks = text.nextNumber();
    long systemTicks = text.nextNumber();
    text.skipWords(4);
    long threads = text.nextNumber();
    text.skipWords(1);
    long startTicks = text.nextNumber();
    long virtualBytes = text.nextNumber();
    long residentPages = text.nextNumber();
    if (pid < 0 || residentPages < 0) {
      return null;
    }
    return new StatLine(
        pid,
        text.text(open + 1, close),
        state(text.charAt(close + 2), threads),
        minorFaults,
        majorFaults,
        userTicks,
        systemTicks,
        threads,
        startTicks,
        virtualBytes,
        residentPages);
  }

  private static ProcessState state(char letter, long threads) {
    if (letter == 'Z' && threads > 1) {
      return ProcessState.SLEEPING; // only its first thread has ended
    }
    return switch (letter) {
      case 'R' -> ProcessState.RUNNING;
      case 'D' -> ProcessState.BLOCKED;
      case 'T', 't' -> ProcessState.STOPPED;
      case 'Z', 'X', 'x' -> ProcessState.DEFUNCT;
      case 'I' -> ProcessState.IDLE;
      default -> ProcessState.SLEEPING;
    };
  }
}
