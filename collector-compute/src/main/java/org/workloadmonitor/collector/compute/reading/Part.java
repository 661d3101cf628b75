package org.workloadmonitor.collector.compute.reading;

/**
 * One topic of the host collector. What it throws costs this part only: it is reported under its
 * name, and the other parts go on.
 */
public interface Part extends AutoCloseable {

  /** A short, stable name: {@code cpu}, {@code pressure}. */
  String name();

  /**
   * Looks once and emits.
   *
   * @throws Exception if nothing more of this part can be told in this run; the message is a
   *     sentence for the operator
   */
  void collect(Run run) throws Exception;

  /** Frees what the part holds. The default does nothing. */
  @Override
  default void close() {}
}
