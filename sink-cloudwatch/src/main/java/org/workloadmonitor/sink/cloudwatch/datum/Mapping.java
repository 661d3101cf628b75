package org.workloadmonitor.sink.cloudwatch.datum;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.api.signal.MetricPoint;

/** Turns metric points into what CloudWatch takes. May be used by several threads. */
public final class Mapping {

  /** CloudWatch takes two weeks; what waits for its request must not cross the line meanwhile. */
  private static final Duration OLDEST = Duration.ofDays(14).minusMinutes(5);

  private static final Duration NEWEST = Duration.ofHours(2).minusMinutes(5);

  private static final int LONGEST_NAME = 255;

  private final Namespaces namespaces;
  private final List<String> tags;

  /**
   * Creates a mapping.
   *
   * @param namespaces the namespace of each type of component
   * @param tags the tags of components that become dimensions
   */
  public Mapping(Namespaces namespaces, List<String> tags) {
    this.namespaces = namespaces;
    this.tags = List.copyOf(tags);
  }

  /**
   * What a point becomes.
   *
   * @param now the time of day
   * @throws Refusal if CloudWatch can't take it
   */
  public Mapped of(Component component, MetricPoint point, Instant now) throws Refusal {
    checkAge(point.timestamp(), now);
    Name name = MetricNames.of(point.descriptor(), point.attributes());
    Dimensions dimensions = new Dimensions(component, tags, point.attributes(), name.attribute());
    Measurements measured = Measuring.of(point.value(), name.scale().factor());
    String namespace = namespaces.of(component.type());
    String text = AsciiText.of(name.text(), LONGEST_NAME);
    List<Datum> data =
        measured.pieces(Datum.MOST_VALUES).stream()
            .filter(piece -> piece.size() > 0)
            .map(piece -> datum(text, dimensions, point, name.scale(), piece))
            .toList();
    return new Mapped(
        namespace,
        data,
        Hash.of(namespace, text, dimensions.all()),
        series(component, point),
        dimensions.leftOut());
  }

  /**
   * Which metric of CloudWatch a series becomes.
   *
   * @throws Refusal if CloudWatch can't take it
   */
  public Identity identity(Component component, MetricDescriptor metric, Attributes attributes)
      throws Refusal {
    Name name = MetricNames.of(metric, attributes);
    Dimensions dimensions = new Dimensions(component, tags, attributes, name.attribute());
    String namespace = namespaces.of(component.type());
    String text = AsciiText.of(name.text(), LONGEST_NAME);
    return new Identity(
        namespace, Hash.of(namespace, text, dimensions.all()), dimensions.leftOut());
  }

  private static Datum datum(
      String name, Dimensions dimensions, MetricPoint point, Scale scale, Measurements piece) {
    return new Datum(
        name, dimensions.all(), point.timestamp().getEpochSecond(), scale.unit(), piece);
  }

  private static void checkAge(Instant time, Instant now) throws Refusal {
    if (time.isBefore(now.minus(OLDEST))) {
      throw new Refusal("The point is older than the two weeks that CloudWatch takes.");
    }
    if (time.isAfter(now.plus(NEWEST))) {
      throw new Refusal(
          "The point is more than two hours in the future, which CloudWatch does not take.");
    }
  }

  private static long series(Component component, MetricPoint point) {
    return Hash.mixed(
        Hash.of(component.id(), point.descriptor().name()) + point.attributes().hashCode());
  }
}
