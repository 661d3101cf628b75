package org.workloadmonitor.collector.database.query;

import java.util.ArrayList;
import java.util.List;
import org.workloadmonitor.collector.database.connection.Flavor;
import org.workloadmonitor.collector.database.connection.Version;

/**
 * The versions of servers that something is for: any of some ranges. Immutable.
 *
 * @param ranges at least one
 */
public record Versions(List<Range> ranges) {

  /** Every server. */
  public static final Versions ALL = new Versions(List.of());

  /**
   * A range of versions of one flavor.
   *
   * @param flavor what kind of server
   * @param from the first version, as {@link Version} counts
   * @param before the first version after it
   */
  public record Range(Flavor flavor, int from, int before) {

    boolean contains(Version version) {
      return version.flavor() == flavor && version.number() >= from && version.number() < before;
    }
  }

  /** Copies the list. */
  public Versions {
    ranges = List.copyOf(ranges);
  }

  /** PostgreSQL from this major version on. */
  public static Versions since(int major) {
    return since(Flavor.POSTGRESQL, major, 0, 0);
  }

  /** PostgreSQL before this major version. */
  public static Versions before(int major) {
    return before(Flavor.POSTGRESQL, major, 0, 0);
  }

  /** PostgreSQL from one major version on, and before another. */
  public static Versions between(int from, int before) {
    return new Versions(
        List.of(
            new Range(
                Flavor.POSTGRESQL, Version.number(from, 0, 0), Version.number(before, 0, 0))));
  }

  /** All of one flavor. */
  public static Versions of(Flavor flavor) {
    return since(flavor, 0, 0, 0);
  }

  /** One flavor from this version on. */
  public static Versions since(Flavor flavor, int major, int minor, int patch) {
    return new Versions(
        List.of(new Range(flavor, Version.number(major, minor, patch), Integer.MAX_VALUE)));
  }

  /** One flavor before this version. */
  public static Versions before(Flavor flavor, int major, int minor, int patch) {
    return new Versions(List.of(new Range(flavor, 0, Version.number(major, minor, patch))));
  }

  /** These and those. */
  public Versions or(Versions other) {
    List<Range> both = new ArrayList<>(ranges);
    both.addAll(other.ranges);
    return ranges.isEmpty() || other.ranges.isEmpty() ? ALL : new Versions(both);
  }

  /** Whether this version is one of them. */
  public boolean contain(Version version) {
    return ranges.isEmpty() || ranges.stream().anyMatch(range -> range.contains(version));
  }
}
