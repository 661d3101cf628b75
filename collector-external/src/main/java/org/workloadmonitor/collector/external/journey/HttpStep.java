package org.workloadmonitor.collector.external.journey;

import java.util.Optional;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.collector.external.assertion.ResponseView;
import org.workloadmonitor.collector.external.http.HttpProbe;
import org.workloadmonitor.collector.external.probe.Look;
import org.workloadmonitor.collector.external.probe.Observation;
import org.workloadmonitor.collector.external.probe.Result;

/**
 * A step that sends a request.
 *
 * @param probe what sends it
 * @param keepBody whether the step needs the answer's body
 * @param places of its URL
 */
record HttpStep(HttpProbe probe, boolean keepBody, UrlPlaces places) implements StepProbe {

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
    Optional<String> fault = places.fault(values);
    if (fault.isPresent()) {
      return new Seen(Observation.of(Result.EXTRACTION_FAILED, fault.get(), 0), Optional.empty());
    }
    HttpProbe.Seen seen = probe.look(look, values, keepBody);
    return new Seen(seen.observation(), seen.answer().map(ResponseView.class::cast));
  }

  @Override
  public void close() {
    probe.close();
  }
}
