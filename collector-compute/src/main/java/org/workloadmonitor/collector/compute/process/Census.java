package org.workloadmonitor.collector.compute.process;

import java.util.EnumMap;
import java.util.Map;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.api.signal.Attributes;

/** Counts all processes by state. */
final class Census {

  private final ProcessTable table;
  private final Map<ProcessState, Attributes> attributes = new EnumMap<>(ProcessState.class);
  private final Map<ProcessState, Integer> counts = new EnumMap<>(ProcessState.class);

  Census(ProcessTable table) {
    this.table = table;
    for (ProcessState state : ProcessState.values()) {
      attributes.put(state, Attributes.of("process.state", state.label()));
    }
  }

  void emit(Recorder out) {
    counts.clear();
    for (KnownProcess process : table.all()) {
      counts.merge(process.identity().state(), 1, Integer::sum);
    }
    attributes.forEach(
        (state, labelled) ->
            out.gauge(ProcessMetrics.BY_STATE, counts.getOrDefault(state, 0), labelled));
  }
}
