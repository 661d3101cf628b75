package org.workloadmonitor.core.pipeline;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.api.signal.MetricKind;

/**
 * What each metric name means in this agent: one kind and one unit, whoever emits it. The first to
 * claim a name decides, until nobody uses it any more.
 */
final class MetricNames {

  private record Meaning(MetricKind kind, String unit, int users) {
    boolean fits(MetricDescriptor descriptor) {
      return kind == descriptor.kind() && unit.equals(descriptor.unit());
    }

    Meaning with(int users) {
      return new Meaning(kind, unit, users);
    }
  }

  private final Map<String, Meaning> meanings = new ConcurrentHashMap<>();

  /** Claims the name for what the descriptor means; false if it means something else already. */
  boolean claim(MetricDescriptor descriptor) {
    Meaning meaning =
        meanings.compute(
            descriptor.name(),
            (name, known) -> {
              if (known == null) {
                return new Meaning(descriptor.kind(), descriptor.unit(), 1);
              }
              return known.fits(descriptor) ? known.with(known.users() + 1) : known;
            });
    return meaning.fits(descriptor);
  }

  /** Gives back a claim that was granted. */
  void release(MetricDescriptor descriptor) {
    meanings.computeIfPresent(
        descriptor.name(),
        (name, known) -> known.users() == 1 ? null : known.with(known.users() - 1));
  }
}
