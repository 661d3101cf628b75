package org.workloadmonitor.core.outbox;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.api.signal.MetricPoint;

/**
 * The {@link Accumulation} of each histogram series. When a new one comes, the one that was used
 * longest ago leaves if that was a day before.
 */
final class Accumulations {

  private static final Duration KEPT = Duration.ofDays(1);

  private record Series(String component, MetricDescriptor descriptor, Attributes attributes) {}

  private final Map<Series, Accumulation> bySeries = new LinkedHashMap<>(16, 0.75f, true);

  /** The one of the point's series; the point itself is not added. */
  Accumulation of(String component, MetricPoint point) {
    Series series = new Series(component, point.descriptor(), point.attributes());
    Accumulation accumulation = bySeries.get(series);
    if (accumulation == null) {
      dropOutdated(point);
      accumulation = new Accumulation(point);
      bySeries.put(series, accumulation);
    }
    return accumulation;
  }

  private void dropOutdated(MetricPoint now) {
    var eldest = bySeries.values().iterator();
    if (eldest.hasNext() && eldest.next().time().isBefore(now.timestamp().minus(KEPT))) {
      eldest.remove();
    }
  }
}
