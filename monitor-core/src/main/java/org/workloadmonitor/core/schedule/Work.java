package org.workloadmonitor.core.schedule;

import java.time.Duration;
import org.workloadmonitor.core.pipeline.RunRecorder;

/**
 * What one run does. {@link #run} calls the plugin; then comes one of the other two, by which the
 * agent adds what it has to say itself.
 */
interface Work {

  /** Calls the plugin. */
  void run(RunRecorder out) throws Exception;

  /** The plugin came to its end in time. */
  default void finished(RunRecorder out, Duration took) {}

  /**
   * The plugin threw, or the deadline passed and it may still run.
   *
   * @param reason without secrets
   */
  default void failed(RunRecorder out, Duration took, String reason) {}
}
