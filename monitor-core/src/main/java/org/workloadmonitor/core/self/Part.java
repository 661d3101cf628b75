package org.workloadmonitor.core.self;

import java.util.List;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.api.signal.MetricDescriptor;

/** One thing that the agent says of itself. */
interface Part {

  /** A short, stable name. */
  String name();

  /** Every metric that it may emit. */
  List<MetricDescriptor> metrics();

  /** Says it. */
  void collect(Recorder out) throws Exception;
}
