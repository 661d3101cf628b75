package org.workloadmonitor.collector.external.probe;

import org.workloadmonitor.collector.external.gate.Gate;
import org.workloadmonitor.collector.external.names.NameLookup;

/**
 * What all probes of the agent share.
 *
 * @param gate bounds how many look at the same time
 * @param names finds addresses
 */
public record Services(Gate gate, NameLookup names) {

  private static final Services SHARED = new Services();

  /** A gate with the usual bounds, and the system's view of names. */
  public Services() {
    this(new Gate(), new NameLookup());
  }

  /** The ones of this agent. */
  public static Services shared() {
    return SHARED;
  }
}
