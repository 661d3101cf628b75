package org.workloadmonitor.collector.external.socket;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.collector.external.probe.Observation;
import org.workloadmonitor.collector.external.probe.Phase;
import org.workloadmonitor.collector.external.probe.Result;
import org.workloadmonitor.collector.external.probe.Stopwatch;

/** The phases of one look, one after the other. */
public final class Timeline {

  private final Stopwatch stopwatch;
  private final List<Phase> phases = new ArrayList<>();
  private Phase.@Nullable Name running;
  private long since;

  /** Begins with no phase. */
  public Timeline(Stopwatch stopwatch) {
    this.stopwatch = stopwatch;
  }

  /** Ends the phase before and begins another. */
  public void begin(Phase.Name name) {
    end();
    running = name;
    since = stopwatch.nanos();
  }

  /** Ends the running phase, if there is one. */
  public void end() {
    if (running != null) {
      phases.add(new Phase(running, since, stopwatch.nanos()));
      running = null;
    }
  }

  /** Whether that phase has begun, be it over or not. */
  public boolean reached(Phase.Name name) {
    return running == name || phases.stream().anyMatch(phase -> phase.name() == name);
  }

  /** What was seen until now, with all phases. */
  public Observation observation(Result result, String reason) {
    end();
    return Observation.of(result, reason, stopwatch.nanos()).withPhases(phases);
  }

  /** Nanoseconds since the look began. */
  public long nanos() {
    return stopwatch.nanos();
  }
}
