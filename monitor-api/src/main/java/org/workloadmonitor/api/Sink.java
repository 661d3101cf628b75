package org.workloadmonitor.api;

import org.workloadmonitor.api.sink.Batch;
import org.workloadmonitor.api.sink.Delivery;
import org.workloadmonitor.api.sink.SinkProfile;

/**
 * Delivers signals to one place.
 *
 * <p>Each sink has a queue of its own in front of it; a signal leaves it only when the sink has
 * answered for it. So a sink never retries by itself, never holds back what it could not deliver,
 * and never answers "delivered" for what it merely put into a buffer.
 *
 * <p>For the rules on threads and deadlines see the {@linkplain org.workloadmonitor.api package
 * description}. A sink whose profile asks for more than one write at a time is the one exception to
 * "calls never overlap".
 */
public interface Sink extends AutoCloseable {

  /**
   * What this sink takes, and in which shape. Asked once, after creation; the answer may depend on
   * the configuration.
   */
  SinkProfile profile();

  /**
   * Where a person finds what this sink delivers: a URL, a path, a region and namespace. Shown on
   * the terminal at the start, so it must hold no secret.
   */
  String destination();

  /**
   * Delivers a batch and says for each item what became of it.
   *
   * @param batch at least one item, in the order of arrival, within the limits of the profile
   * @return one outcome for each item, in the batch's order
   * @throws RetryableException if nothing of the batch was delivered and it should come again
   * @throws RejectedException if nothing of the batch can ever be delivered
   * @throws InterruptedException if the deadline passed; as with any other exception, the whole
   *     batch comes again later
   * @throws Exception as a {@link RetryableException}
   */
  Delivery write(Batch batch) throws Exception;

  /**
   * Records what the sink knows of itself beyond what the agent counts at its queue: requests,
   * bytes, what it had to leave out. The agent asks at its own collection interval, adds {@code
   * workload.sink.id} to every metric point, and counts it as an observation of itself.
   *
   * <p>Called from another thread than {@link #write}, at the same time perhaps, and perhaps once
   * more after {@code close()}; it must not wait for a write. The default records nothing.
   *
   * @param out takes metrics that {@link SinkFactory#metrics()} describes
   * @throws Exception if it can't be told; counts as a problem of the agent's run
   */
  default void observe(Recorder out) throws Exception {}

  /** Flushes and frees what the sink holds. The default does nothing. */
  @Override
  default void close() throws Exception {}
}
