package org.workloadmonitor.core.launch;

import java.io.PrintStream;

/**
 * Where commands print.
 *
 * @param out results
 * @param err what is wrong
 */
record Terminal(PrintStream out, PrintStream err) {}
