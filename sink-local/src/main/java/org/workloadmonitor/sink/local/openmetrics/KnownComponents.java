package org.workloadmonitor.sink.local.openmetrics;

import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.workloadmonitor.api.Component;

/** The components that series belong to. Guarded by its store. */
final class KnownComponents {

  private final Optional<String> location;
  private final Map<String, KnownComponent> byId = new HashMap<>();

  /**
   * Begins with none.
   *
   * @param location where the agent observes from
   */
  KnownComponents(Optional<String> location) {
    this.location = location;
  }

  /** The component of an item, as the item describes it. */
  KnownComponent of(Component component) {
    KnownComponent known = byId.get(component.id());
    if (known == null) {
      known = new KnownComponent(component, location);
      byId.put(component.id(), known);
    }
    known.update(component);
    return known;
  }

  void forgetAllBut(Collection<KnownComponent> inUse) {
    byId.values().retainAll(inUse);
  }

  /** The lines that describe the components of a scrape. */
  List<InfoDataPointSnapshot> shownIn(long scrape) {
    return byId.values().stream()
        .filter(known -> known.isShownIn(scrape))
        .map(KnownComponent::info)
        .toList();
  }
}
