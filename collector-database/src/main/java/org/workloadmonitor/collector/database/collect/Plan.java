package org.workloadmonitor.collector.database.collect;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.api.ConfigurationException;
import org.workloadmonitor.collector.database.connection.Target;
import org.workloadmonitor.collector.database.query.Group;

/**
 * What one collector reads, from where and how often.
 *
 * @param catalogue the kind of server
 * @param target the server
 * @param databases those for which groups of their own are read
 * @param settings what the configuration says of groups
 * @param slowInterval of the slow tier
 * @param budget the share of one processor core that the collector may cost the server; 0.01 is 1 %
 * @param more groups that the configuration defines, with how often each is read
 */
public record Plan(
    Catalogue catalogue,
    Target target,
    DatabaseSelection databases,
    Map<String, GroupSettings> settings,
    Duration slowInterval,
    double budget,
    Map<Group, Duration> more) {

  private static final Duration RARELY = Duration.ofHours(1);

  /** Checks the names of groups. */
  public Plan {
    settings = Map.copyOf(settings);
    more = Map.copyOf(more);
    check(catalogue, settings.keySet());
  }

  /**
   * Checks the names of groups.
   *
   * @throws ConfigurationException if one is none of the catalogue's
   */
  public static void check(Catalogue catalogue, Set<String> groups) {
    Set<String> known = new TreeSet<>(catalogue.groups().stream().map(Group::name).toList());
    for (String name : groups) {
      if (!known.contains(name)) {
        throw new ConfigurationException(
            "groups." + name,
            "There is no group '%s'. Groups are: %s.".formatted(name, String.join(", ", known)));
      }
    }
  }

  /** The groups that are read. */
  List<PacedGroup> groups() {
    return Stream.concat(
            catalogue.groups().stream().filter(this::isOn).map(this::paced),
            more.entrySet().stream()
                .map(entry -> new PacedGroup(entry.getKey(), entry.getValue(), false)))
        .toList();
  }

  private boolean isOn(Group group) {
    GroupSettings said = settings.get(group.name());
    return said == null ? group.byDefault() : said.enabled();
  }

  private PacedGroup paced(Group group) {
    GroupSettings said = settings.get(group.name());
    return switch (group.tier()) {
      case FAST ->
          new PacedGroup(
              group, said == null ? Duration.ZERO : said.interval().orElse(Duration.ZERO), false);
      case SLOW -> slow(group, said, slowInterval);
      case RARE -> slow(group, said, slowInterval.compareTo(RARELY) > 0 ? slowInterval : RARELY);
    };
  }

  private static PacedGroup slow(Group group, @Nullable GroupSettings said, Duration usual) {
    return new PacedGroup(group, said == null ? usual : said.interval().orElse(usual), true);
  }
}
