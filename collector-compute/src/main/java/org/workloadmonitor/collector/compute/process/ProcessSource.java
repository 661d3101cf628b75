package org.workloadmonitor.collector.compute.process;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one kind of operating system tells about processes. For use by one thread at a time. A
 * process may end between any two calls; that is no error.
 */
public interface ProcessSource extends AutoCloseable {

  /**
   * The ids of all processes that can be seen, in no order.
   *
   * @throws IOException if they can't be listed; its message is a sentence for the operator
   */
  long[] pids() throws IOException;

  /** Which process that is; empty if there is none that can be seen. */
  Optional<ProcessIdentity> identity(long pid);

  /**
   * The arguments that processes were started with, the program first. A process that has none, or
   * is gone, has an empty list; one that can't be asked now, since it hangs, is left out.
   *
   * @throws IOException if the run's time is up
   */
  Map<Long, List<String>> arguments(List<Long> pids) throws IOException;

  /**
   * What a process uses; empty if there is none that can be seen.
   *
   * @param contextSwitches whether to count context switches, which means a look at every thread
   */
  Optional<ProcessReading> read(long pid, boolean contextSwitches);

  /** The agent's own id among {@link #pids()}. */
  long self();

  /** Whether the processes of other users can be seen. */
  boolean seesOthers();

  @Override
  default void close() {}
}
