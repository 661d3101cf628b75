package org.workloadmonitor.collector.compute.process;

import java.io.IOException;
import java.util.List;

/** Finds the processes that one selection means, in each run. */
@FunctionalInterface
interface ProcessFinder {

  /** What stands in the place of 'none' where others' processes are hidden. */
  String HIDDEN =
      "None can be seen, but this system hides the processes of other users (hidepid), so it is "
          + "not known whether there is one. Run the agent as root, or in the group that /proc is "
          + "mounted with (gid=).";

  /** What stands in the place of 'none' where some process does not tell what it is. */
  String HUNG =
      "None is found, but another process hangs in the kernel and can't be asked for its command "
          + "line, so it is not known whether there is one. Look for processes in state D (ps ax).";

  /**
   * The processes; none if it is certain that there is none.
   *
   * @throws IOException if that can't be told; its message is a sentence for the operator
   */
  List<ProcessIdentity> find() throws IOException;

  /** Those that a matcher of the table means. */
  static ProcessFinder of(ProcessTable table, int matcher, ProcessSource source) {
    return () -> {
      List<ProcessIdentity> found = table.matching(matcher);
      if (found.isEmpty() && !source.seesOthers()) {
        throw new IOException(HIDDEN);
      }
      if (found.isEmpty() && table.isIncomplete()) {
        throw new IOException(HUNG);
      }
      return found;
    };
  }
}
