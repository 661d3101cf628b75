package org.workloadmonitor.core.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.Event;

/**
 * The thresholds of one component, and which series are beyond them. Each crossing gives an event,
 * and so does each return, also the one of a series that is no longer seen.
 *
 * <p>Whoever holds it guards it.
 */
public final class Alerts {

  private String component;
  private Duration interval;
  private List<Threshold> thresholds = List.of();
  private final Map<Threshold, Map<Attributes, Crossing>> crossings = new HashMap<>();
  private int active;

  /**
   * Begins without thresholds.
   *
   * @param component the component's name for people
   * @param interval the longest time between two points of one series, as far as is known
   */
  public Alerts(String component, Duration interval) {
    this.component = component;
    this.interval = interval;
  }

  /**
   * Watches for these thresholds from now on. What is equal goes on; of the others, what was raised
   * is cleared.
   *
   * @param out takes the events
   */
  public void watch(
      String component,
      List<Threshold> thresholds,
      Duration interval,
      Instant now,
      Consumer<Event> out) {
    drop(
        crossing -> !thresholds.contains(crossing.threshold),
        crossing -> out.accept(AlertEvents.dropped(crossing, this.component, now)));
    this.component = component;
    this.thresholds = List.copyOf(thresholds);
    this.interval = interval;
  }

  /** The thresholds for a metric; ask once and keep the answer until the next {@link #watch}. */
  public List<Threshold> on(String metric) {
    return thresholds.stream().filter(each -> each.metric().equals(metric)).toList();
  }

  /**
   * Compares a value with the thresholds for its metric.
   *
   * @param on what {@link #on} gave
   * @param out takes the events
   */
  public void observe(List<Threshold> on, Observation observation, Consumer<Event> out) {
    for (int i = 0; i < on.size(); i++) {
      if (observation.series().containsAll(on.get(i).attributes())) {
        observe(on.get(i), observation, out);
      }
    }
  }

  private void observe(Threshold threshold, Observation seen, Consumer<Event> out) {
    Map<Attributes, Crossing> bySeries = crossings.get(threshold);
    Crossing crossing = bySeries == null ? null : bySeries.get(seen.series());
    boolean beyond = Crossing.isBeyond(threshold, seen.value());
    if (crossing == null) {
      if (!beyond) {
        return;
      }
      crossing = new Crossing(threshold, seen);
      crossings.computeIfAbsent(threshold, t -> new HashMap<>()).put(seen.series(), crossing);
    } else {
      crossing.see(seen);
    }
    if (!crossing.raised && !beyond) {
      forget(crossing);
    } else if (!crossing.raised && crossing.hasLasted(seen.time())) {
      crossing.raised = true;
      active++;
      out.accept(AlertEvents.raised(crossing, component, seen.time()));
    } else if (crossing.raised && Crossing.isBack(threshold, seen.value())) {
      active--;
      forget(crossing);
      out.accept(AlertEvents.returned(crossing, component, seen.time()));
    }
  }

  private void forget(Crossing crossing) {
    Map<Attributes, Crossing> bySeries = crossings.get(crossing.threshold);
    if (bySeries != null) {
      bySeries.remove(crossing.series);
      if (bySeries.isEmpty()) {
        crossings.remove(crossing.threshold);
      }
    }
  }

  /**
   * Clears what was raised by series that have not been seen for three intervals.
   *
   * @param out takes the events
   */
  public void sweep(Instant now, Consumer<Event> out) {
    drop(
        crossing -> crossing.hasVanished(now, interval),
        crossing -> out.accept(AlertEvents.vanished(crossing, component, now)));
  }

  private void drop(Predicate<Crossing> which, Consumer<Crossing> raised) {
    for (Map<Attributes, Crossing> bySeries : crossings.values()) {
      for (Iterator<Crossing> each = bySeries.values().iterator(); each.hasNext(); ) {
        Crossing crossing = each.next();
        if (which.test(crossing)) {
          each.remove();
          if (crossing.raised) {
            active--;
            raised.accept(crossing);
          }
        }
      }
    }
    crossings.values().removeIf(Map::isEmpty);
  }

  /** How many series are beyond a threshold, one for each threshold. */
  public int active() {
    return active;
  }

  /** Whether there is no threshold. */
  public boolean isIdle() {
    return thresholds.isEmpty();
  }
}
