package org.workloadmonitor.sink.local.console;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.api.Health;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.Event;
import org.workloadmonitor.api.signal.MetricPoint;
import org.workloadmonitor.api.signal.MetricValue;

/** What is known of one component. Guarded by the board. */
final class Watched {

  private static final Duration MEMORY = Duration.ofMinutes(10);

  private record Key(String metric, Attributes attributes) {}

  private final Map<Key, Track> tracks = new LinkedHashMap<>();
  private Component component;
  private Optional<Verdict> verdict = Optional.empty();
  private Instant seen = Instant.EPOCH;

  Watched(Component component) {
    this.component = component;
  }

  void update(Component latest) {
    component = latest;
  }

  Component component() {
    return component;
  }

  /** The verdict of its health check, if it has one. */
  Optional<Verdict> verdict() {
    return verdict;
  }

  /**
   * Takes a point.
   *
   * @param mayGrow whether there is room for a series that is new
   * @return whether it was kept
   */
  boolean add(MetricPoint point, boolean mayGrow) {
    seen = point.timestamp();
    if (point.name().equals(WellKnown.HEALTH) && point.value() instanceof MetricValue.Gauge gauge) {
      Verdict known = verdict.orElse(new Verdict(Health.Status.UNKNOWN, ""));
      verdict = Optional.of(known.confirmedBy(gauge.value()));
      return true;
    }
    Key key = new Key(point.name(), point.attributes());
    Track track = tracks.get(key);
    if (track != null) {
      track.add(point);
    } else if (mayGrow) {
      tracks.put(key, new Track(point));
    }
    return track != null || mayGrow;
  }

  void add(Event event) {
    seen = event.timestamp();
    if (event.name().equals(WellKnown.HEALTH_CHANGED)) {
      verdict = Verdict.of(event).or(() -> verdict);
    }
  }

  int size() {
    return tracks.size();
  }

  /** Forgets series that nothing came of for long. */
  void forget(Instant now) {
    tracks.values().removeIf(track -> track.isStale(now));
  }

  /** Whether nothing is left of it, as of a component that a reload took away. */
  boolean isGone(Instant now) {
    return tracks.isEmpty() && Duration.between(seen, now).compareTo(MEMORY) > 0;
  }

  /** In the order in which they came first. */
  List<Track> tracks() {
    return List.copyOf(tracks.values());
  }
}
