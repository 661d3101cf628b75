package org.workloadmonitor.sink.cloudwatch;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.api.Sink;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.Event;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.api.signal.MetricPoint;
import org.workloadmonitor.api.signal.MetricValue;
import org.workloadmonitor.api.signal.Severity;
import org.workloadmonitor.api.sink.Batch;
import org.workloadmonitor.api.sink.Item;
import org.workloadmonitor.api.sink.Outcome;
import org.workloadmonitor.api.testkit.TestContext;

/** A sink, and items that can be told from each other when the service has taken them. */
final class Target implements AutoCloseable {

  private static final MetricDescriptor GAUGE =
      MetricDescriptor.gauge("test.number", "{number}", "The number of the item.");
  private static final Component COMPONENT =
      new Component("orders_db", "Orders", "database", Map.of());

  private final Sink sink;
  private final Instant now = Instant.now();

  Target(Configs configs, Path directory) throws Exception {
    sink = new CloudWatchSinkFactory().create(configs.build(), new TestContext(directory));
  }

  List<Outcome> write(List<Item> items) throws Exception {
    return sink.write(new Batch(items)).outcomes();
  }

  /** Writes what is to come again, until nothing is; gives the last outcome of each item. */
  List<Outcome> writeUntilSettled(List<Item> items) throws Exception {
    List<Outcome> outcomes = new ArrayList<>(write(items));
    for (List<Integer> open = open(outcomes); !open.isEmpty(); open = open(outcomes)) {
      List<Outcome> again = write(open.stream().map(items::get).toList());
      for (int i = 0; i < open.size(); i++) {
        outcomes.set(open.get(i), again.get(i));
      }
    }
    return outcomes;
  }

  private static List<Integer> open(List<Outcome> outcomes) {
    return IntStream.range(0, outcomes.size())
        .filter(i -> comesAgain(outcomes.get(i)))
        .boxed()
        .toList();
  }

  static boolean comesAgain(Outcome outcome) {
    return outcome instanceof Outcome.Retry || outcome instanceof Outcome.Unconfirmed;
  }

  /** So many metrics, each a series of its own, with its number as the value. */
  List<Item> points(int count) {
    return IntStream.range(0, count).mapToObj(this::point).toList();
  }

  Item point(int number) {
    return new Item(
        COMPONENT,
        new MetricPoint(
            GAUGE,
            Attributes.of("table", "table_" + number),
            new MetricValue.Gauge(number),
            now.minus(Duration.ofSeconds(10))));
  }

  /** So many events, each with its number in the message. */
  List<Item> events(int count) {
    return IntStream.range(0, count).mapToObj(this::event).toList();
  }

  Item event(int number) {
    return new Item(
        COMPONENT,
        new Event(
            "test.happened",
            Severity.INFO,
            "number=" + number + ";",
            Attributes.EMPTY,
            now.minusSeconds(10)));
  }

  static List<Item> both(List<Item> some, List<Item> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }

  @Override
  public void close() throws Exception {
    sink.close();
  }
}
