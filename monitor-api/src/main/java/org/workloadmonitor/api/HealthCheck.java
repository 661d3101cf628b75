package org.workloadmonitor.api;

/**
 * Judges whether a component can do its work.
 *
 * <p>For the rules on threads, deadlines and errors see the {@linkplain org.workloadmonitor.api
 * package description}.
 */
public interface HealthCheck extends AutoCloseable {

  /**
   * Checks once. The agent emits the verdict and how long it took; the check itself may record
   * more.
   *
   * <p>A check says DOWN only of what it has seen to be down. When it throws or its deadline passes
   * the agent takes that as UNKNOWN: a check that broke has seen nothing. A check with a time-out
   * of its own returns DOWN when that passes.
   *
   * @param out takes further signals; valid until this method returns or the deadline passes
   * @return the verdict
   * @throws InterruptedException if the deadline passed
   * @throws Exception if the check itself failed
   */
  Health check(Recorder out) throws Exception;

  /** Frees what the check holds. The default does nothing. */
  @Override
  default void close() throws Exception {}
}
