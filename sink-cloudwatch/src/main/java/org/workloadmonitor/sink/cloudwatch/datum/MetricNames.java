package org.workloadmonitor.sink.cloudwatch.datum;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricDescriptor;

/**
 * Names in the habit of CloudWatch. Those that every operator knows are a table, {@code
 * metric-names.csv}; all others follow a rule that gives no name twice:
 *
 * <ul>
 *   <li>Each word begins with a capital, and dots go: {@code system.disk.busy} is {@code
 *       SystemDiskBusy}.
 *   <li>{@code _}, {@code -} and {@code /} stay: {@code system.disk.io_time} is {@code
 *       SystemDiskIo_Time}. So does a dot that is not between words: {@code load.1m} is {@code
 *       Load.1m}.
 *   <li>A name with a capital in it stays as it is, behind a {@code _} if it begins with one.
 *   <li>A name that would then be one of the table's stays as it is.
 * </ul>
 */
final class MetricNames {

  private static final Map<String, List<KnownMetric>> TABLE =
      CsvTable.read("metric-names.csv").stream()
          .map(KnownMetric::of)
          .collect(Collectors.groupingBy(KnownMetric::metric));

  private static final Set<String> TAKEN =
      TABLE.values().stream()
          .flatMap(List::stream)
          .map(known -> known.name().text())
          .collect(Collectors.toUnmodifiableSet());

  private MetricNames() {}

  static Name of(MetricDescriptor metric, Attributes attributes) {
    for (KnownMetric known : TABLE.getOrDefault(metric.name(), List.of())) {
      if (known.isOf(attributes)) {
        return known.name();
      }
    }
    return new Name(byRule(metric.name()), Units.of(metric), Optional.empty());
  }

  /** The rule. */
  static String byRule(String name) {
    if (name.chars().anyMatch(MetricNames::isCapital)) {
      return isCapital(name.charAt(0)) ? "_" + name : name;
    }
    StringBuilder text = new StringBuilder(name.length());
    boolean atStart = true;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean joins = c == '.' && !atStart && i + 1 < name.length() && isSmall(name.charAt(i + 1));
      if (!joins) {
        text.append(atStart && isSmall(c) ? (char) (c - 'a' + 'A') : c);
      }
      atStart = "._-/".indexOf(c) >= 0;
    }
    String result = text.toString();
    return TAKEN.contains(result) ? name : result;
  }

  private static boolean isCapital(int c) {
    return c >= 'A' && c <= 'Z';
  }

  private static boolean isSmall(int c) {
    return c >= 'a' && c <= 'z';
  }
}
