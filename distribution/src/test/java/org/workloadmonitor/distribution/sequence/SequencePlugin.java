package org.workloadmonitor.distribution.sequence;

import java.util.List;
import org.workloadmonitor.api.CollectorFactory;
import org.workloadmonitor.api.MonitorPlugin;

/** Offers the collector {@code sequence}. */
public final class SequencePlugin implements MonitorPlugin {

  @Override
  public String id() {
    return "sequence";
  }

  @Override
  public List<CollectorFactory<?>> collectors() {
    return List.of(new SequenceFactory());
  }
}
