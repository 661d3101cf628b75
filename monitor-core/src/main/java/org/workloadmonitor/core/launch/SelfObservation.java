package org.workloadmonitor.core.launch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.workloadmonitor.api.Health;
import org.workloadmonitor.core.outbox.SinkStatus;

/** The agent as a component of its own. */
final class SelfObservation {

  SelfObservation(Engine engine, Supplier<List<SinkStatus>> sinks, Instant started) {}

  void begin(Duration interval) {}

  Health health() {
    return Health.up();
  }
}
