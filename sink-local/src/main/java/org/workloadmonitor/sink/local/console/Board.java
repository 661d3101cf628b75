package org.workloadmonitor.sink.local.console;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.workloadmonitor.api.signal.Event;
import org.workloadmonitor.api.signal.MetricPoint;
import org.workloadmonitor.api.signal.Span;
import org.workloadmonitor.api.sink.Batch;
import org.workloadmonitor.api.sink.Delivery;
import org.workloadmonitor.api.sink.Item;
import org.workloadmonitor.api.sink.Outcome;

/** Everything that the summary is made of. May be used by several threads. */
final class Board {

  private static final int MOST_SERIES = 20_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Watched> components = new LinkedHashMap<>();
  private final EventLog events = new EventLog();
  private int series;
  private boolean changed;

  /** Takes what the batch holds, for the next summary. */
  Delivery put(Batch batch) {
    Delivery.Builder delivery = Delivery.of(batch);
    lock.lock();
    try {
      changed = true;
      for (int i = 0; i < batch.size(); i++) {
        if (!put(batch.items().get(i))) {
          delivery.set(
              i, Outcome.rejected("The console keeps no more than " + MOST_SERIES + " series."));
        }
      }
    } finally {
      lock.unlock();
    }
    return delivery.build();
  }

  private boolean put(Item item) {
    Watched watched =
        components.computeIfAbsent(item.component().id(), _ -> new Watched(item.component()));
    watched.update(item.component());
    switch (item.signal()) {
      case MetricPoint point -> {
        int before = watched.size();
        boolean kept = watched.add(point, series < MOST_SERIES);
        series += watched.size() - before;
        return kept;
      }
      case Event event -> {
        watched.add(event);
        events.add(new Happening(item.component(), event));
      }
      case Span _ -> {}
    }
    return true;
  }

  /** Whether anything came since it was asked last. */
  boolean hasChanged() {
    lock.lock();
    try {
      boolean was = changed;
      changed = false;
      return was;
    } finally {
      lock.unlock();
    }
  }

  /** Makes something of what is known now. */
  <T> T read(Instant now, Function<View, T> reader) {
    lock.lock();
    try {
      for (Watched watched : components.values()) {
        int before = watched.size();
        watched.forget(now);
        series += watched.size() - before;
      }
      components.values().removeIf(watched -> watched.isGone(now));
      return reader.apply(new View(List.copyOf(components.values()), events));
    } finally {
      lock.unlock();
    }
  }

  /**
   * What is known.
   *
   * @param components in the order in which they were first heard of
   * @param events what happened
   */
  record View(List<Watched> components, EventLog events) {}
}
