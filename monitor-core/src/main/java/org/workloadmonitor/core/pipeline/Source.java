package org.workloadmonitor.core.pipeline;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.workloadmonitor.api.signal.Signal;
import org.workloadmonitor.core.log.Reason;
import org.workloadmonitor.core.log.RepeatedFailure;
import org.workloadmonitor.core.time.Time;

/** What observes a component: what was said of it in the log, so that it is said once. */
final class Source {

  private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);

  /** A source whose parts have ever new names is a mistake; the log is spared. */
  private static final int MOST_PARTS = 100;

  private final String name;
  private final String component;
  private final Time time;
  private final Set<Rejection> told = EnumSet.noneOf(Rejection.class);
  private final Map<String, RepeatedFailure> parts = new HashMap<>();

  Source(String name, String component, Time time) {
    this.name = name;
    this.component = component;
    this.time = time;
  }

  /** Tells the log of the first signal that is rejected for a reason. */
  synchronized void rejected(Rejection reason, Signal signal) {
    if (told.add(reason)) {
      LOG.warn(
          "{} of {}: '{}' {} was left out, because {}. More of this kind are only counted, in"
              + " workload.signals.rejected.",
          name,
          component,
          signal.name(),
          signal.attributes(),
          reason.explanation());
    }
  }

  synchronized void problem(String part, String reason) {
    RepeatedFailure failure = parts.get(part);
    if (failure == null) {
      if (parts.size() >= MOST_PARTS) {
        parts.values().removeIf(each -> each.inARow() == 0);
      }
      if (parts.size() >= MOST_PARTS) {
        return;
      }
      String subject = "Part '%s' of %s of %s".formatted(part, name, component);
      failure = new RepeatedFailure(LOG, subject, time);
      parts.put(part, failure);
    }
    failure.failed(Reason.tidy(reason), null);
  }

  /** A run came to its end, with problems in these parts only. */
  synchronized void ended(Set<String> failed) {
    if (!parts.isEmpty()) {
      parts.forEach(
          (part, failure) -> {
            if (!failed.contains(part)) {
              failure.worked();
            }
          });
    }
  }
}
