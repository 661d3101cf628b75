package org.workloadmonitor.api.signal;

import java.time.Instant;

/** Something that was observed of a component. */
public sealed interface Signal permits MetricPoint, Event, Span {

  /** Which of the three kinds this is. */
  SignalKind kind();

  /** The dotted name: of the metric, of the event or of the span's operation. */
  String name();

  /** What tells this signal from others of its name. */
  Attributes attributes();

  /** When it was observed; for a span, when it ended. */
  Instant timestamp();
}
