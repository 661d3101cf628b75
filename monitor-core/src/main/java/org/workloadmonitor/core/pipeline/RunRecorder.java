package org.workloadmonitor.core.pipeline;

import org.workloadmonitor.api.Recorder;

/**
 * The recorder of one run. Whoever opened it ends it, with {@link #end()} or {@link #cutShort()},
 * perhaps while the run still records: both may be called from any thread, the first call counts
 * and later ones do nothing.
 */
public interface RunRecorder extends Recorder {

  /**
   * The run came to its end: hands on what was recorded. What comes later is counted as late. A
   * part with a {@linkplain #problem problem} in an earlier run and none in this one works again.
   */
  void end();

  /**
   * The run failed or its deadline passed: hands on what was recorded until now. What comes later
   * is counted as late. Nothing is known of parts that the run did not come to.
   */
  default void cutShort() {
    end();
  }
}
