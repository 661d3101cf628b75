package org.workloadmonitor.sink.local.console;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The alerts that are open, and what happened last. Guarded by the board. */
final class EventLog {

  private static final int MOST_ALERTS = 200;
  private static final int MOST_EVENTS = 50;

  private final Map<Happening.AlertKey, Happening> alerts = new LinkedHashMap<>();
  private final Deque<Happening> recent = new ArrayDeque<>();

  void add(Happening happening) {
    if (happening.raises() && alerts.size() < MOST_ALERTS) {
      alerts.put(happening.alertKey(), happening);
    }
    if (happening.clears()) {
      alerts.remove(happening.alertKey());
    }
    recent.addFirst(happening);
    if (recent.size() > MOST_EVENTS) {
      recent.removeLast();
    }
  }

  /** Open alerts, the most severe and newest first. */
  List<Happening> alerts() {
    return alerts.values().stream()
        .sorted(
            Comparator.comparing((Happening alert) -> alert.event().severity())
                .thenComparing(alert -> alert.event().timestamp())
                .reversed())
        .toList();
  }

  /** What happened, newest first, without the alerts that are open still. */
  List<Happening> recent() {
    List<Happening> rest = new ArrayList<>(recent);
    rest.removeAll(alerts.values());
    return rest;
  }
}
