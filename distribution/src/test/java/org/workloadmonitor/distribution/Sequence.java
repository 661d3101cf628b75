package org.workloadmonitor.distribution;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.workloadmonitor.api.signal.Event;
import org.workloadmonitor.api.signal.MetricPoint;
import org.workloadmonitor.api.signal.MetricValue;
import org.workloadmonitor.api.sink.Item;
import org.workloadmonitor.sink.cloudwatch.service.AwsService;
import org.workloadmonitor.sink.cloudwatch.service.Exchange;
import org.workloadmonitor.sink.cloudwatch.service.logs.LogEvent;
import org.workloadmonitor.sink.cloudwatch.service.metrics.Datum;

/**
 * The signals of one component that counts, in three shapes: each number as the value of a gauge
 * and in an event, where it can be told from all others, and as an increase of a counter, where
 * only their sum is known.
 */
final class Sequence {

  private static final String GAUGE = "SequenceNumber";
  private static final Pattern COMPONENT = Pattern.compile("\"component\":\"([^\"]+)\"");
  private static final Pattern NUMBER = Pattern.compile("number=(\\d+);");

  private final Map<Long, Integer> gauges = new TreeMap<>();
  private final Map<Long, Integer> events = new TreeMap<>();
  private double increases;

  /** How often each number came as the value of a gauge. */
  Map<Long, Integer> gauges() {
    return gauges;
  }

  /** How often each number came in an event. */
  Map<Long, Integer> events() {
    return events;
  }

  /** By how much the counter increased in all. */
  double increases() {
    return increases;
  }

  /** Whether a number came in both of the shapes that tell numbers apart. */
  boolean has(long number) {
    return gauges.containsKey(number) && events.containsKey(number);
  }

  /** Whether all of the first numbers came, and no others. */
  boolean hasAll(int count) {
    return gauges.size() == count
        && events.size() == count
        && LongStream.range(0, count).allMatch(this::has);
  }

  /** In how far this is not the same as another, in few words; none if it is. */
  List<String> differences(Sequence other) {
    return Stream.concat(
            differences("gauges", gauges, other.gauges),
            differences("events", events, other.events))
        .toList();
  }

  private static Stream<String> differences(
      String shape, Map<Long, Integer> mine, Map<Long, Integer> others) {
    TreeSet<Long> numbers = new TreeSet<>(mine.keySet());
    numbers.addAll(others.keySet());
    numbers.removeIf(number -> Objects.equals(mine.get(number), others.get(number)));
    return numbers.isEmpty()
        ? Stream.empty()
        : Stream.of(
            "%d %s differ; the first is %d: %s times, not %s"
                .formatted(
                    numbers.size(),
                    shape,
                    numbers.first(),
                    mine.get(numbers.first()),
                    others.get(numbers.first())));
  }

  /** A word for each signal of an exchange that can be told from all others. */
  static List<String> signals(Exchange exchange) {
    Stream<String> gauges =
        exchange.data().stream()
            .filter(datum -> datum.name().equals(GAUGE))
            .flatMap(
                datum -> datum.values().stream().map(value -> datum.dimensions() + " " + value));
    Stream<String> events =
        exchange.events().stream()
            .map(LogEvent::message)
            .filter(message -> NUMBER.matcher(message).find());
    return Stream.concat(gauges, events).toList();
  }

  /** The numbers in a component's events, in the order in which a service took them. */
  static List<Long> events(AwsService service, String component) {
    return service.journal().events().stream()
        .map(LogEvent::message)
        .filter(message -> component(message).equals(Optional.of(component)))
        .flatMapToLong(message -> number(message).stream())
        .boxed()
        .toList();
  }

  /** What a service has taken, by component. */
  static Map<String, Sequence> taken(AwsService service) {
    Map<String, Sequence> all = new TreeMap<>();
    for (Datum datum : service.journal().data()) {
      String component = datum.dimensions().getOrDefault("ComponentId", "");
      all.computeIfAbsent(component, id -> new Sequence()).add(datum);
    }
    for (LogEvent event : service.journal().events()) {
      component(event.message())
          .ifPresent(
              component ->
                  all.computeIfAbsent(component, id -> new Sequence()).add(event.message()));
    }
    return all;
  }

  /** What is in a queue, by component. */
  static Map<String, Sequence> of(Iterable<Item> items) {
    Map<String, Sequence> all = new TreeMap<>();
    for (Item item : items) {
      all.computeIfAbsent(item.component().id(), id -> new Sequence()).add(item);
    }
    return all;
  }

  private void add(Datum datum) {
    if (datum.name().equals(GAUGE)) {
      for (int i = 0; i < datum.values().size(); i++) {
        gauges.merge(
            datum.values().get(i).longValue(), datum.counts().get(i).intValue(), Integer::sum);
      }
    } else if (datum.name().equals("SequenceCount")) {
      increases += datum.sum();
    }
  }

  private void add(Item item) {
    switch (item.signal()) {
      case Event event -> add(event.message());
      case MetricPoint point
          when point.value() instanceof MetricValue.Gauge(double number)
              && point.name().equals("sequence.number") ->
          gauges.merge((long) number, 1, Integer::sum);
      case MetricPoint point
          when point.value() instanceof MetricValue.Counter counter
              && point.name().equals("sequence.count") ->
          increases += counter.value();
      default -> {}
    }
  }

  private void add(String message) {
    OptionalLong number = number(message);
    if (number.isPresent()) {
      events.merge(number.getAsLong(), 1, Integer::sum);
    }
  }

  private static Optional<String> component(String line) {
    Matcher component = COMPONENT.matcher(line);
    return component.find() ? Optional.of(component.group(1)) : Optional.empty();
  }

  private static OptionalLong number(String message) {
    Matcher number = NUMBER.matcher(message);
    return number.find() ? OptionalLong.of(Long.parseLong(number.group(1))) : OptionalLong.empty();
  }
}
