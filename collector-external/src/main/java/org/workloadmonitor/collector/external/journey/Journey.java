package org.workloadmonitor.collector.external.journey;

import java.time.Duration;
import java.util.List;
import org.workloadmonitor.api.PluginContext;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.collector.external.gate.Gate;
import org.workloadmonitor.collector.external.mask.Mask;

/**
 * A journey, ready to be run again and again.
 *
 * @param config what was written
 * @param steps what is done
 * @param cookies shared by the steps of one run
 * @param secrets what the configuration holds
 * @param gate bounds how many looks are under way in the agent
 * @param series what tells its metrics from those of others
 * @param context what the agent offers
 * @param whenInterrupted how long an interrupted run may go on to clean up
 */
record Journey(
    JourneyConfig config,
    List<Step> steps,
    CookieStore cookies,
    Mask secrets,
    Gate gate,
    Attributes series,
    PluginContext context,
    Duration whenInterrupted)
    implements AutoCloseable {

  /** Its name for people. */
  String name() {
    return config.name().orElse("journey");
  }

  @Override
  public void close() {
    steps.forEach(Step::close);
  }
}
