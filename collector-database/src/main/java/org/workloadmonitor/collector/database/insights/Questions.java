package org.workloadmonitor.collector.database.insights;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.workloadmonitor.collector.database.insights.aws.AwsClients;
import org.workloadmonitor.collector.database.insights.aws.InsightsException;
import org.workloadmonitor.collector.database.insights.counter.Counter;
import org.workloadmonitor.collector.database.insights.progress.Window;
import software.amazon.awssdk.services.pi.model.GetResourceMetricsRequest;
import software.amazon.awssdk.services.pi.model.GetResourceMetricsResponse;
import software.amazon.awssdk.services.pi.model.MetricKeyDataPoints;
import software.amazon.awssdk.services.pi.model.MetricQuery;
import software.amazon.awssdk.services.pi.model.ServiceType;

/**
 * What is asked in every run, in as few requests as the service allows: the load in total, by each
 * dimension, and the counter metrics, 15 of them at a time.
 */
final class Questions {

  static final String LOAD = "db.load.avg";
  private static final int MOST_QUERIES = 15;
  private static final int PAGE = 25;

  /** Far more than 15 queries of 25 parts and a total can fill: a token that never ends. */
  private static final int MOST_PAGES = 40;

  private final Instance instance;
  private final int periodSeconds;
  private final List<List<MetricQuery>> requests;

  Questions(PerformanceInsightsConfig config, Instance instance, List<Counter> counters) {
    this.instance = instance;
    this.periodSeconds = (int) config.period().toSeconds();
    List<MetricQuery> all = new ArrayList<>();
    all.add(MetricQuery.builder().metric(LOAD).build());
    for (Dimension dimension : config.dimensions()) {
      if (dimension.isOf(instance.engine())) {
        all.add(by(dimension, config.top()));
      }
    }
    for (Counter counter : counters) {
      all.add(MetricQuery.builder().metric(counter.name().text()).build());
    }
    this.requests = inParts(all);
  }

  private static MetricQuery by(Dimension dimension, int top) {
    return MetricQuery.builder()
        .metric(LOAD)
        .groupBy(group -> group.group(dimension.group()).dimensions(dimension.keys()).limit(top))
        .build();
  }

  private static List<List<MetricQuery>> inParts(List<MetricQuery> all) {
    List<List<MetricQuery>> parts = new ArrayList<>();
    for (int at = 0; at < all.size(); at += MOST_QUERIES) {
      parts.add(List.copyOf(all.subList(at, Math.min(at + MOST_QUERIES, all.size()))));
    }
    return List.copyOf(parts);
  }

  /**
   * Asks all of it for a window, and hands over each series as its page comes.
   *
   * @throws InsightsException if an answer is missing; what came before was handed over
   * @throws InterruptedException if the run was interrupted
   */
  void ask(AwsClients aws, Window window, Consumer<MetricKeyDataPoints> series)
      throws InsightsException, InterruptedException {
    for (List<MetricQuery> queries : requests) {
      Optional<String> token = Optional.empty();
      int pages = 0;
      do {
        GetResourceMetricsResponse page = ask(aws, request(window, queries, token));
        page.metricList().forEach(series);
        token = Optional.ofNullable(page.nextToken()).filter(text -> !text.isEmpty());
      } while (token.isPresent() && ++pages < MOST_PAGES);
    }
  }

  private GetResourceMetricsResponse ask(AwsClients aws, GetResourceMetricsRequest request)
      throws InsightsException, InterruptedException {
    return aws.askInsights(
        "read Performance Insights of " + instance.label(), pi -> pi.getResourceMetrics(request));
  }

  private GetResourceMetricsRequest request(
      Window window, List<MetricQuery> queries, Optional<String> token) {
    return GetResourceMetricsRequest.builder()
        .serviceType(ServiceType.RDS)
        .identifier(instance.resourceId())
        .metricQueries(queries)
        .startTime(window.from())
        .endTime(window.to())
        .periodInSeconds(periodSeconds)
        .maxResults(PAGE)
        .nextToken(token.orElse(null))
        .build();
  }
}
