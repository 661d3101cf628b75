package org.workloadmonitor.sink.local.openmetrics;

import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import java.util.Optional;
import org.workloadmonitor.api.Component;

/** A component with the line that describes it. Guarded by its store. */
final class KnownComponent {

  private final Optional<String> location;
  private Component component;
  private InfoDataPointSnapshot info;

  /** The latest scrape that showed a series of the component. */
  private long shownIn;

  KnownComponent(Component component, Optional<String> location) {
    this.location = location;
    this.component = component;
    this.info = new InfoDataPointSnapshot(LabelSet.ofInfo(component, location));
  }

  /** Takes what a reload may have changed. */
  void update(Component latest) {
    if (!latest.equals(component)) {
      component = latest;
      info = new InfoDataPointSnapshot(LabelSet.ofInfo(latest, location));
    }
  }

  Component component() {
    return component;
  }

  InfoDataPointSnapshot info() {
    return info;
  }

  void shownIn(long scrape) {
    shownIn = Math.max(shownIn, scrape);
  }

  boolean isShownIn(long scrape) {
    return shownIn >= scrape;
  }
}
