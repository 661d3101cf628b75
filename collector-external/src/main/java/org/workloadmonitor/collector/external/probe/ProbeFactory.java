package org.workloadmonitor.collector.external.probe;

import java.time.Duration;
import org.workloadmonitor.api.ComponentContext;
import org.workloadmonitor.api.Verification;

/**
 * What the factories of one kind of probe have in common, whether they make collectors or health
 * checks of it.
 *
 * @param <C> the record that the configuration block is bound to
 */
abstract class ProbeFactory<C extends Record> {

  private final ProbeType<C> kind;
  private final Services services;

  ProbeFactory(ProbeType<C> kind, Services services) {
    this.kind = kind;
    this.services = services;
  }

  ProbeType<C> kind() {
    return kind;
  }

  Looker looker(C config, ComponentContext context) throws Exception {
    return new Looker(kind.create(config, context, services), services.gate(), context);
  }

  /** The deadline of a run, where a run of anything else would have the usual one. */
  Duration deadlineOf(C config, Duration usual) {
    return Looker.deadline(kind.timeout(config), usual);
  }

  /** The word in the configuration. */
  public String type() {
    return kind.type();
  }

  /** One sentence on what it looks at. */
  public String description() {
    return kind.description();
  }

  /** The record that describes the configuration block. */
  public Class<C> configType() {
    return kind.configType();
  }

  /** Looks at the target once. */
  public void verify(C config, ComponentContext context, Verification out) throws Exception {
    FirstLook.take(kind, config, context, services, out);
  }
}
