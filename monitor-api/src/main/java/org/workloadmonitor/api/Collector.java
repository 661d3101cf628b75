package org.workloadmonitor.api;

/**
 * Observes something and tells a {@link Recorder} what it saw.
 *
 * <p>Rates come from the difference to the run before, never from waiting. For the rules on
 * threads, deadlines and errors see the {@linkplain org.workloadmonitor.api package description}.
 */
public interface Collector extends AutoCloseable {

  /**
   * Looks once. What was recorded before an exception is kept. A part that fails alone is told to
   * {@link Recorder#problem} instead, so that the other parts go on.
   *
   * @param out takes what is seen; valid until this method returns or the deadline passes
   * @throws RetryableException if the target asks not to be called before some time
   * @throws InterruptedException if the deadline passed
   * @throws Exception for any other failure of the whole run
   */
  void collect(Recorder out) throws Exception;

  /** Frees what the collector holds. The default does nothing. */
  @Override
  default void close() throws Exception {}
}
