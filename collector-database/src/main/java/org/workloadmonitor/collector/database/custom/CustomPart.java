package org.workloadmonitor.collector.database.custom;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.workloadmonitor.api.ConfigurationException;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.collector.database.connection.Version;
import org.workloadmonitor.collector.database.query.Group;
import org.workloadmonitor.collector.database.query.Part;
import org.workloadmonitor.collector.database.query.Reading;
import org.workloadmonitor.collector.database.query.Tier;
import org.workloadmonitor.collector.database.query.Versions;

/**
 * A query of the configuration's own, as a part.
 *
 * @param query the query
 */
public record CustomPart(CustomQuery query) implements Part {

  /**
   * Checks that each has a name of its own.
   *
   * @throws ConfigurationException if two have one name
   */
  public static void check(List<CustomQuery> queries) {
    Set<String> names = new HashSet<>();
    for (CustomQuery query : queries) {
      if (!names.add(query.name())) {
        throw new ConfigurationException(
            "queries", "Two queries are named '%s'.".formatted(query.name()));
      }
    }
  }

  /** Each query as a group, with how often it is read. */
  public static Map<Group, Duration> groups(List<CustomQuery> queries) {
    Map<Group, Duration> groups = new LinkedHashMap<>();
    for (CustomQuery query : queries) {
      Group group = Group.of("query " + query.name(), Tier.FAST, new CustomPart(query));
      groups.put(group, query.interval().orElse(Duration.ZERO));
    }
    return groups;
  }

  @Override
  public String name() {
    return "query " + query.name();
  }

  @Override
  public List<MetricDescriptor> metrics() {
    return query.metrics().keySet().stream().map(query::descriptor).toList();
  }

  @Override
  public Versions versions() {
    return Versions.ALL;
  }

  @Override
  public Reading on(Version version) {
    return new CustomReading(query);
  }
}
