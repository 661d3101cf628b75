package org.workloadmonitor.collector.database.insights.counter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.workloadmonitor.collector.database.insights.aws.AwsClients;
import org.workloadmonitor.collector.database.insights.aws.InsightsException;
import software.amazon.awssdk.services.pi.model.ListAvailableResourceMetricsRequest;
import software.amazon.awssdk.services.pi.model.ListAvailableResourceMetricsResponse;
import software.amazon.awssdk.services.pi.model.ResponseResourceMetric;
import software.amazon.awssdk.services.pi.model.ServiceType;

/** The counter metrics that an instance has. One wrong name would fail a whole request for all. */
public final class AvailableCounters {

  private static final int PAGE = 25;
  private static final int MOST_PAGES = 200;

  private record Described(String unit, String description) {}

  private final Map<String, Described> known;

  private AvailableCounters(Map<String, Described> known) {
    this.known = known;
  }

  /**
   * Asks the service, page by page.
   *
   * @param resource the instance by its resource id
   * @param wanted what is chosen; only kinds of metrics among them are asked for
   * @throws InsightsException if there is no answer
   * @throws InterruptedException if the run was interrupted
   */
  public static AvailableCounters ask(AwsClients aws, String resource, List<CounterName> wanted)
      throws InsightsException, InterruptedException {
    Map<String, Described> known = new LinkedHashMap<>();
    Optional<String> token = Optional.empty();
    int pages = 0;
    do {
      ListAvailableResourceMetricsRequest request =
          ListAvailableResourceMetricsRequest.builder()
              .serviceType(ServiceType.RDS)
              .identifier(resource)
              .metricTypes(types(wanted))
              .maxResults(PAGE)
              .nextToken(token.orElse(null))
              .build();
      ListAvailableResourceMetricsResponse page =
          aws.askInsights(
              "list the counter metrics of " + resource,
              pi -> pi.listAvailableResourceMetrics(request));
      page.metrics().forEach(metric -> known.put(metric.metric(), described(metric)));
      token = Optional.ofNullable(page.nextToken()).filter(text -> !text.isEmpty());
    } while (token.isPresent() && ++pages < MOST_PAGES);
    return new AvailableCounters(known);
  }

  private static List<String> types(List<CounterName> wanted) {
    return wanted.stream()
        .map(name -> name.metric().substring(0, name.metric().indexOf('.')))
        .distinct()
        .toList();
  }

  private static Described described(ResponseResourceMetric metric) {
    return new Described(
        Optional.ofNullable(metric.unit()).orElse(""),
        Optional.ofNullable(metric.description()).orElse(""));
  }

  /** The counter of that name, if the instance has it. */
  public Optional<Counter> find(CounterName name) {
    return Optional.ofNullable(known.get(name.metric()))
        .map(found -> Counter.of(name, found.unit(), found.description()));
  }

  /** What to do about a name that the instance does not have. */
  public String advice(CounterName name) {
    List<String> names = new ArrayList<>(known.keySet());
    String suggestion =
        Nearest.of(name.metric(), names)
            .map(near -> " Did you mean %s?".formatted(name.with(near).text()))
            .orElse("");
    return "The instance has no counter metric '%s'.%s 'aws pi list-available-resource-metrics' lists them."
        .formatted(name.text(), suggestion);
  }
}
