package org.workloadmonitor.collector.database.mysql;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.collector.database.query.KeyedRelation.Keyed;

/**
 * What one topic takes out of {@code SHOW GLOBAL STATUS}, and of the variables, whose keys begin
 * with {@code @@}.
 *
 * @param keys what is told as it is
 * @param families what is told of all names with one beginning
 * @param derived what is computed
 * @param present whether the server has what the topic is about
 */
record StatusTopic(
    List<Keyed> keys,
    List<Family> families,
    List<Derived> derived,
    Predicate<StatusValues> present) {

  /**
   * Counters whose names have a beginning in common; those that are 0 are not told.
   *
   * @param prefix the beginning
   * @param suffix the end
   * @param metric a counter
   * @param attribute what tells them apart: the rest of the name in lower case
   * @param except beginnings of rests that are told elsewhere
   */
  record Family(
      String prefix,
      String suffix,
      MetricDescriptor metric,
      String attribute,
      List<String> except) {}

  /**
   * A value that is computed from others; NaN where one of them is missing.
   *
   * @param needs the keys that it is computed from
   */
  record Derived(
      MetricDescriptor metric,
      Attributes attributes,
      List<String> needs,
      ToDoubleFunction<StatusValues> value) {}

  StatusTopic {
    keys = List.copyOf(keys);
    families = List.copyOf(families);
    derived = List.copyOf(derived);
  }

  static StatusTopic of(Stream<Keyed> keys, Derived... derived) {
    return new StatusTopic(keys.toList(), List.of(), List.of(derived), values -> true);
  }

  StatusTopic families(Family... more) {
    return new StatusTopic(keys, List.of(more), derived, present);
  }

  /** The same, told only where this holds; {@code needs} are further keys that it asks for. */
  StatusTopic where(Predicate<StatusValues> condition) {
    return new StatusTopic(keys, families, derived, condition);
  }

  /** One value divided by another. */
  static Derived ratio(String name, String description, String part, String whole) {
    return derived(
        MetricDescriptor.gauge(name, "1", description),
        Attributes.EMPTY,
        values -> values.get(part) / values.get(whole),
        part,
        whole);
  }

  /** One value less another. */
  static Derived rest(MetricDescriptor metric, Attributes attributes, String whole, String part) {
    return derived(
        metric,
        attributes,
        values -> Math.max(0, values.get(whole) - values.get(part)),
        whole,
        part);
  }

  static Derived derived(
      MetricDescriptor metric,
      Attributes attributes,
      ToDoubleFunction<StatusValues> value,
      String... needs) {
    return new Derived(metric, attributes, List.of(needs), value);
  }

  Stream<MetricDescriptor> metrics() {
    return Stream.of(
            keys.stream().map(keyed -> keyed.measure().metric()),
            families.stream().map(Family::metric),
            derived.stream().map(Derived::metric))
        .flatMap(metrics -> metrics);
  }
}
