package org.workloadmonitor.collector.external.probe;

import org.workloadmonitor.collector.external.gate.Gate;

/**
 * What all probes of the agent share.
 *
 * @param gate bounds how many look at the same time
 */
public record Services(Gate gate) {

  private static final Services SHARED = new Services(new Gate());

  /** The ones of this agent. */
  public static Services shared() {
    return SHARED;
  }
}
