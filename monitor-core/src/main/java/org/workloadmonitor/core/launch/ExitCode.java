package org.workloadmonitor.core.launch;

/** What the process tells the shell; users script against these. */
final class ExitCode {

  /** All went well. */
  static final int GOOD = 0;

  /** Something ran and failed. */
  static final int FAILED = 1;

  /** The configuration or the command line is wrong. */
  static final int WRONG = 2;

  private ExitCode() {}
}
