package org.workloadmonitor.collector.compute.process;

import org.jspecify.annotations.Nullable;
import org.workloadmonitor.collector.compute.linux.Text;

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
  static @Nullable StatLine of(Text text) {
    // The name stands in parentheses, and may hold blanks and parentheses itself.
    int open = firstIndexOf('(', text);
    int close = lastIndexOf(')', text);
    if (open < 0 || close < open || close + 2 >= text.length()) {
      return null;
    }
    long pid = text.number();
    text.moveTo(close + 3);
    skipFields(6, text);
    long minorFaults = text.number();
    skipFields(1, text);
    long majorFaults = text.number();
    skipFields(1, text);
    long userTicks = text.number();
    long systemTicks = text.number();
    skipFields(4, text);
    long threads = text.number();
    skipFields(1, text);
    long startTicks = text.number();
    long virtualBytes = text.number();
    long residentPages = text.number();
    if (pid < 0 || residentPages < 0) {
      return null;
    }
    return new StatLine(
        pid,
        text.between(open + 1, close),
        state((char) text.byteAt(close + 2), threads),
        minorFaults,
        majorFaults,
        userTicks,
        systemTicks,
        threads,
        startTicks,
        virtualBytes,
        residentPages);
  }

  private static int firstIndexOf(char c, Text text) {
    int i = 0;
    while (i < text.length() && text.byteAt(i) != c) {
      i++;
    }
    return i < text.length() ? i : -1;
  }

  private static int lastIndexOf(char c, Text text) {
    int i = text.length() - 1;
    while (i >= 0 && text.byteAt(i) != c) {
      i--;
    }
    return i;
  }

  private static void skipFields(int count, Text text) {
    for (int i = 0; i < count; i++) {
      text.skipField();
    }
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
