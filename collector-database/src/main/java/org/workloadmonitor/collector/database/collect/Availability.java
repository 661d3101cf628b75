package org.workloadmonitor.collector.database.collect;

import org.jspecify.annotations.Nullable;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.Severity;
import org.workloadmonitor.collector.database.connection.Fault;

/** Tells whether the server answers, and an event at each change. */
final class Availability {

  private final CollectorMetrics metrics;
  private final String server;
  private @Nullable String known;

  Availability(CollectorMetrics metrics, String server) {
    this.metrics = metrics;
    this.server = server;
  }

  void up(Recorder out) {
    out.gauge(metrics.up(), 1);
    if (known != null && !known.isEmpty()) {
      out.event(
          "db.server.available",
          Severity.INFO,
          "The server at %s answers again.".formatted(server),
          Attributes.of("server.address", server));
    }
    known = "";
  }

  void down(Fault fault, String reason, Recorder out) {
    out.gauge(metrics.up(), 0);
    out.problem("connection", reason);
    if (!fault.word().equals(known)) {
      out.event(
          "db.server.unavailable",
          Severity.ERROR,
          reason,
          Attributes.of("server.address", server, "error.type", fault.word()));
    }
    known = fault.word();
  }
}
