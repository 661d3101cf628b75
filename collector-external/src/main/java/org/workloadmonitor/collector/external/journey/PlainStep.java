package org.workloadmonitor.collector.external.journey;

import java.time.Duration;
import java.util.Optional;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.collector.external.probe.Look;
import org.workloadmonitor.collector.external.probe.Observation;
import org.workloadmonitor.collector.external.probe.Probe;

/**
 * A step of another protocol, of which only the duration can be asserted.
 *
 * @param type the kind of probe
 * @param probe the probe
 */
record PlainStep(String type, Probe probe) implements StepProbe {

  @Override
  public Attributes target() {
    return probe.target();
  }

  @Override
  public Seen look(Look look, RunValues values) throws InterruptedException {
    Observation seen = probe.look(look);
    return new Seen(seen, Optional.of(new Heard("", Duration.ofNanos(seen.nanos()))));
  }

  @Override
  public void close() {
    probe.close();
  }
}
