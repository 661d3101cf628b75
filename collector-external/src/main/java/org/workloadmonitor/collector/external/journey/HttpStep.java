package org.workloadmonitor.collector.external.journey;

import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.collector.external.assertion.ResponseView;
import org.workloadmonitor.collector.external.http.HttpProbe;
import org.workloadmonitor.collector.external.probe.Look;

/**
 * A step that sends a request.
 *
 * @param probe what sends it
 * @param keepBody whether the step needs the answer's body
 */
record HttpStep(HttpProbe probe, boolean keepBody) implements StepProbe {

  @Override
  public String type() {
    return "http";
  }

  @Override
  public Attributes target() {
    return probe.target();
  }

  @Override
  public Seen look(Look look, RunValues values) throws InterruptedException {
    HttpProbe.Seen seen = probe.look(look, values, keepBody);
    return new Seen(seen.observation(), seen.answer().map(ResponseView.class::cast));
  }

  @Override
  public void close() {
    probe.close();
  }
}
