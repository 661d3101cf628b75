package org.workloadmonitor.collector.external.journey;

import java.util.Optional;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.collector.external.assertion.ResponseView;
import org.workloadmonitor.collector.external.probe.Look;
import org.workloadmonitor.collector.external.probe.Observation;

/** The probe of a step. */
interface StepProbe extends AutoCloseable {

  /**
   * What a look gave.
   *
   * @param observation the probe's own judgement
   * @param answer what assertions and extractions are about, if anything came
   */
  record Seen(Observation observation, Optional<ResponseView> answer) {}

  /** The kind of probe. */
  String type();

  /** What tells the target from others. */
  Attributes target();

  /** Looks, with the values that earlier steps have found. */
  Seen look(Look look, RunValues values) throws InterruptedException;

  @Override
  void close();
}
