package org.workloadmonitor.collector.external.probe;

import org.workloadmonitor.api.Agent;
import org.workloadmonitor.api.signal.Attributes;

/** The names of attributes, as OpenTelemetry's semantic conventions have them where they do. */
public final class ProbeAttributes {

  /** The name or address of the target, without port. */
  public static final String SERVER_ADDRESS = "server.address";

  /** The port of the target. */
  public static final String SERVER_PORT = "server.port";

  /** The target's URL, without user, password and other secrets. */
  public static final String URL_FULL = "url.full";

  /** The kind of probe: {@code http}, {@code tls}, ... */
  public static final String TYPE = "probe.type";

  /** What the operator called this probe, to tell two of the same target apart. */
  public static final String NAME = "probe.name";

  /** The word of a {@link Result}. */
  public static final String RESULT = "probe.result";

  /** The word of a {@link Phase}. */
  public static final String PHASE = "probe.phase";

  /** Where the agent observes from, as the operator named it. */
  public static final String LOCATION = "location";

  private ProbeAttributes() {}

  /** What tells a probe's series from all others: its target, its type, and the agent's place. */
  static Attributes ofSeries(Probe probe, String type, Agent agent) {
    Attributes.Builder all = probe.target().toBuilder().put(TYPE, type);
    agent.location().filter(place -> !place.isBlank()).ifPresent(place -> all.put(LOCATION, place));
    return all.build();
  }

  /** Adds all of some attributes. */
  public static void copy(Attributes from, Attributes.Builder to) {
    from.forEach(
        (name, value) -> {
          switch (value) {
            case Boolean truth -> to.put(name, truth);
            case Long number -> to.put(name, number);
            case Double number -> to.put(name, number);
            default -> to.put(name, value.toString());
          }
        });
  }
}
