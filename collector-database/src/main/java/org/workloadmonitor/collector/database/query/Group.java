package org.workloadmonitor.collector.database.query;

import java.util.List;
import org.workloadmonitor.api.signal.MetricDescriptor;

/**
 * Parts that are switched and paced together.
 *
 * @param name the word for it in the configuration
 * @param tier how often it is read
 * @param scope where it is read
 * @param byDefault whether it is read where the configuration says nothing
 * @param parts what it reads
 */
public record Group(String name, Tier tier, Scope scope, boolean byDefault, List<Part> parts) {

  /** Copies the list. */
  public Group {
    parts = List.copyOf(parts);
  }

  /** One that is read once for the server, by default. */
  public static Group of(String name, Tier tier, Part... parts) {
    return new Group(name, tier, Scope.SERVER, true, List.of(parts));
  }

  /** Every metric that it can emit. */
  public List<MetricDescriptor> metrics() {
    return parts.stream().flatMap(part -> part.metrics().stream()).distinct().toList();
  }
}
