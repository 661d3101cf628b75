package org.workloadmonitor.core.schedule;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.core.pipeline.Recorders;
import org.workloadmonitor.core.pipeline.RunRecorder;

/** What one run does with its recorder: opens it, records, and hands on what was recorded. */
final class Recording {

  private final Task task;
  private final Work work;
  private final Recorders recorders;
  private volatile @Nullable RunRecorder recorder;

  Recording(Task task, Work work, Recorders recorders) {
    this.task = task;
    this.work = work;
    this.recorders = recorders;
  }

  /** Opens the recorder and calls the plugin. */
  void run() throws Exception {
    RunRecorder out = recorders.open(task.component(), task.id().source());
    recorder = out;
    work.run(out);
  }

  /** The plugin came to its end in time. */
  void finish(Duration took) {
    RunRecorder out = recorder;
    if (out != null) {
      work.finished(out, took);
      out.end();
    }
  }

  /** The plugin threw, or is late. */
  void fail(Duration took, String reason) {
    RunRecorder out = recorder;
    if (out != null) {
      work.failed(out, took, reason);
      out.cutShort();
    }
  }

  /** Hands on what there is. */
  void cut() {
    RunRecorder out = recorder;
    if (out != null) {
      out.cutShort();
    }
  }
}
