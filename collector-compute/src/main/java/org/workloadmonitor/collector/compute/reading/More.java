package org.workloadmonitor.collector.compute.reading;

import org.workloadmonitor.api.Recorder;

/** What a reading holds beyond what all platforms have in common. */
@FunctionalInterface
public interface More {

  /** Nothing. */
  More NONE = out -> {};

  /** Emits it. Valid until the next reading of the same reader. */
  void emit(Recorder out);
}
