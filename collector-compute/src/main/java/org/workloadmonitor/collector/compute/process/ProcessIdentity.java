package org.workloadmonitor.collector.compute.process;

/**
 * Which process this is. Process ids are used again; together with the start they are not.
 *
 * @param pid its id
 * @param startMillis when it started, in milliseconds since 1970; the same at each look
 * @param name the program's short name, without arguments
 * @param state what it does now
 */
public record ProcessIdentity(long pid, long startMillis, String name, ProcessState state) {

  /** Linux tells the start of the host, from which that of processes is counted, to a second. */
  private static final long PRECISION_MILLIS = 1000;

  /** Whether both looks saw the same process running the same program. */
  boolean isSameAs(ProcessIdentity other) {
    return pid == other.pid && startMillis == other.startMillis && name.equals(other.name);
  }

  /** Whether it started since then, in milliseconds since 1970. */
  boolean startedSince(long millis) {
    return startMillis >= millis - PRECISION_MILLIS;
  }
}
