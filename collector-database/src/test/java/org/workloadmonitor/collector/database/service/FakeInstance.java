package org.workloadmonitor.collector.database.service;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * An RDS instance whose load stands still, unless a test says otherwise: each series has the same
 * value in every period, times in which it has none, and times in which it is not known yet.
 */
public final class FakeInstance {

  /** One series. */
  record Series(String metric, String group, Map<String, String> dimensions, double value) {}

  /** One counter metric, by its name without a statistic. */
  record Counter(String name, String unit, String description, double value) {}

  private final String name;
  private final String engine;
  private String resourceId;
  private boolean enabled = true;
  private final List<Series> series = new ArrayList<>();
  private final Map<String, Counter> counters = new LinkedHashMap<>();
  private final Set<Instant> gaps = new HashSet<>();
  private final Set<Instant> noNumbers = new HashSet<>();
  private Predicate<Instant> late = _ -> false;

  FakeInstance(String name, String resourceId, String engine) {
    this.name = name;
    this.resourceId = resourceId;
    this.engine = engine;
  }

  /** The total load. */
  public synchronized FakeInstance load(double value) {
    series.add(new Series("db.load.avg", "", Map.of(), value));
    return this;
  }

  /** A part of the load. */
  public synchronized FakeInstance load(
      String group, double value, Map<String, String> dimensions) {
    series.add(new Series("db.load.avg", group, dimensions, value));
    return this;
  }

  /** A part of the load by a statement. */
  public FakeInstance statement(double value, String id, String text) {
    return load(
        "db.sql_tokenized",
        value,
        Map.of(
            "db.sql_tokenized.id", "HASH" + id,
            "db.sql_tokenized.db_id", id,
            "db.sql_tokenized.statement", text));
  }

  /** A counter metric, without its statistic. */
  public synchronized FakeInstance counter(String metric, String unit, double value) {
    counters.put(metric, new Counter(metric, unit, "What " + metric + " is", value));
    return this;
  }

  /** The points of these times are not there yet. */
  public synchronized void holdBack(Predicate<Instant> times) {
    late = times;
  }

  /** There is no point at this time, and there will be none. */
  public synchronized void gap(Instant time) {
    gaps.add(time);
  }

  /** The point at this time has no number in it. */
  public synchronized void noNumber(Instant time) {
    noNumbers.add(time);
  }

  /** The point has its number now. */
  public synchronized void numbersAreThere() {
    noNumbers.clear();
  }

  /** Switches Performance Insights on or off. */
  public synchronized void enable(boolean on) {
    enabled = on;
  }

  /** From now on the name stands for another instance. */
  public synchronized void replaceBy(String otherResourceId) {
    resourceId = otherResourceId;
  }

  String name() {
    return name;
  }

  synchronized String resourceId() {
    return resourceId;
  }

  String engine() {
    return engine;
  }

  synchronized boolean isEnabled() {
    return enabled;
  }

  boolean isPostgresql() {
    return engine.contains("postgres");
  }

  synchronized boolean hasCounter(String metricWithStatistic) {
    return counters.containsKey(withoutStatistic(metricWithStatistic));
  }

  synchronized Counter counter(String metricWithStatistic) {
    return counters.get(withoutStatistic(metricWithStatistic));
  }

  private static String withoutStatistic(String metric) {
    return metric.substring(0, metric.lastIndexOf('.'));
  }

  synchronized List<Counter> counters() {
    return List.copyOf(counters.values());
  }

  /** The series of a group with the highest values, those without dimensions for an empty one. */
  synchronized List<Series> top(String group, int limit) {
    return series.stream()
        .filter(each -> each.group().equals(group))
        .sorted((one, two) -> Double.compare(two.value(), one.value()))
        .limit(limit)
        .toList();
  }

  synchronized boolean isThere(Instant time) {
    return !gaps.contains(time) && !late.test(time);
  }

  synchronized boolean hasNumber(Instant time) {
    return !noNumbers.contains(time);
  }
}
