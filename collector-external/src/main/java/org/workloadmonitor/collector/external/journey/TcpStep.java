package org.workloadmonitor.collector.external.journey;

import java.time.Duration;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.collector.external.probe.Look;
import org.workloadmonitor.collector.external.tcp.TcpProbe;

/**
 * A step that connects, and talks if it is told to.
 *
 * @param probe what connects
 */
record TcpStep(TcpProbe probe) implements StepProbe {

  @Override
  public String type() {
    return "tcp";
  }

  @Override
  public Attributes target() {
    return probe.target();
  }

  @Override
  public Seen look(Look look, RunValues values) throws InterruptedException {
    TcpProbe.Seen seen = probe.look(look, values::text);
    Duration took = Duration.ofNanos(seen.observation().nanos());
    return new Seen(seen.observation(), seen.heard().map(body -> new Heard(body, took)));
  }

  @Override
  public void close() {
    probe.close();
  }
}
