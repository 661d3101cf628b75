package org.workloadmonitor.collector.database.insights.counter;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A counter metric with its statistic, such as {@code os.cpuUtilization.user.avg}.
 *
 * @param metric as {@code ListAvailableResourceMetrics} names it, without the statistic
 * @param statistic avg, min, max or sum
 */
public record CounterName(String metric, String statistic) {

  /** Names of SQL Server's have blanks and more in them. */
  private static final Pattern FORM =
      Pattern.compile("((?:os|db)\\.[A-Za-z][^.]*(?:\\.[^.]+)*)\\.(avg|min|max|sum)");

  private static final Pattern CAPITAL = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");
  private static final Pattern OTHER = Pattern.compile("[^a-z0-9_.]+");

  /** Reads a name as the configuration has it; empty if it has another form. */
  public static Optional<CounterName> of(String text) {
    Matcher parts = FORM.matcher(text.strip());
    return parts.matches()
        ? Optional.of(new CounterName(parts.group(1), parts.group(2)))
        : Optional.empty();
  }

  /** The same statistic of another metric. */
  CounterName with(String other) {
    return new CounterName(other, statistic);
  }

  /** As requests and the configuration have it. */
  public String text() {
    return metric + "." + statistic;
  }

  /** The name of our own metric: {@code rds.os.cpu_utilization.user.avg}. */
  public String ownName() {
    String snake = CAPITAL.matcher(metric).replaceAll("_").toLowerCase(Locale.ROOT);
    return "rds." + OTHER.matcher(snake).replaceAll("_") + "." + statistic;
  }
}
