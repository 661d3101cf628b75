package org.workloadmonitor.sink.local.console;

/**
 * How much fits.
 *
 * @param rows at least 1
 * @param columns at least 1
 */
record TerminalSize(int rows, int columns) {

  static final TerminalSize USUAL = new TerminalSize(24, 80);

  TerminalSize {
    rows = Math.max(1, rows);
    columns = Math.max(1, columns);
  }
}
