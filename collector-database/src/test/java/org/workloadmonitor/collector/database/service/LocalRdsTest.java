package org.workloadmonitor.collector.database.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.pi.PiClient;
import software.amazon.awssdk.services.pi.model.DataPoint;
import software.amazon.awssdk.services.pi.model.GetResourceMetricsRequest;
import software.amazon.awssdk.services.pi.model.GetResourceMetricsResponse;
import software.amazon.awssdk.services.pi.model.InvalidArgumentException;
import software.amazon.awssdk.services.pi.model.MetricQuery;
import software.amazon.awssdk.services.pi.model.NotAuthorizedException;
import software.amazon.awssdk.services.pi.model.PiException;
import software.amazon.awssdk.services.pi.model.ServiceType;

/** The service of the tests is as strict as the API reference, and answers as the guide shows. */
class LocalRdsTest {

  private static final Instant NOW = Instant.parse("2026-01-08T00:00:00Z");
  private static final MetricQuery LOAD = of("db.load.avg");
  private static final AwsCredentialsProvider USER =
      StaticCredentialsProvider.create(
          AwsBasicCredentials.create(LocalRds.KEY_ID, LocalRds.SECRET));

  private LocalRds service;
  private PiClient client;

  @BeforeEach
  void start() {
    service = LocalRds.start(InstantSource.fixed(NOW));
    service
        .add("orders", "db-ORDERS", "mysql")
        .load(2)
        .load("db.user", 1, Map.of("db.user.name", "shop"));
    client = client(USER, LocalRds.REGION);
  }

  @AfterEach
  void stop() {
    client.close();
    service.close();
  }

  @Test
  void aGroupedQueryGivesTheTotalAndThenTheParts() {
    GetResourceMetricsResponse answer =
        client.getResourceMetrics(request(r -> r.metricQueries(by("db.user", 10))));

    assertThat(answer.metricList()).hasSize(2);
    assertThat(answer.metricList().getFirst().key().hasDimensions()).isFalse();
    assertThat(answer.metricList().getLast().key().dimensions())
        .isEqualTo(Map.of("db.user.name", "shop"));
  }

  @Test
  void pointsBearTheEndOfTheirPeriods() {
    GetResourceMetricsResponse answer = client.getResourceMetrics(request(_ -> {}));

    assertThat(answer.metricList().getFirst().dataPoints())
        .extracting(DataPoint::timestamp)
        .containsExactly(NOW.minusSeconds(60), NOW);
  }

  @Test
  void whatIsBeyondTheLimitsIsRefused() {
    assertRefused("MetricQueries", r -> r.metricQueries(List.of()));
    assertRefused("MetricQueries", r -> r.metricQueries(Collections.nCopies(16, LOAD)));
    assertRefused("PeriodInSeconds", r -> r.periodInSeconds(30));
    assertRefused("StartTime", r -> r.startTime(NOW).endTime(NOW));
    assertRefused("7 days", r -> r.startTime(NOW.minus(Duration.ofDays(7)).minusSeconds(1)));
    assertRefused("MaxResults", r -> r.maxResults(26));
    assertRefused("Limit", r -> r.metricQueries(by("db.user", 26)));
    assertRefused("group", r -> r.metricQueries(by("db.colour", 10)));
    assertRefused("engine", r -> r.metricQueries(by("db.application", 10)));
    assertRefused("metric", r -> r.metricQueries(of("os.nothing.avg")));
    assertRefused("aggregate", r -> r.metricQueries(of("db.load")));
    assertRefused("NextToken", r -> r.nextToken("from-elsewhere"));
    assertThat(service.violations()).hasSize(12);
  }

  @Test
  void whoIsNotKnownGetsNoAnswer() {
    try (PiClient anonymous = client(AnonymousCredentialsProvider.create(), LocalRds.REGION);
        PiClient elsewhere = client(USER, "us-east-1")) {
      assertThatThrownBy(() -> anonymous.getResourceMetrics(request(_ -> {})))
          .isInstanceOf(PiException.class)
          .hasMessageContaining("Missing Authentication Token");
      assertThatThrownBy(() -> elsewhere.getResourceMetrics(request(_ -> {})))
          .isInstanceOf(PiException.class)
          .hasMessageContaining("valid region");
    }
    assertThatThrownBy(() -> client.getResourceMetrics(request(r -> r.identifier("db-OTHER"))))
        .isInstanceOf(NotAuthorizedException.class);
  }

  private void assertRefused(String words, Consumer<GetResourceMetricsRequest.Builder> change) {
    assertThatThrownBy(() -> client.getResourceMetrics(request(change)))
        .as(words)
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageContaining(words);
  }

  private static MetricQuery of(String metric) {
    return MetricQuery.builder().metric(metric).build();
  }

  private static MetricQuery by(String group, int limit) {
    return LOAD.toBuilder().groupBy(g -> g.group(group).limit(limit)).build();
  }

  private static GetResourceMetricsRequest request(
      Consumer<GetResourceMetricsRequest.Builder> change) {
    return GetResourceMetricsRequest.builder()
        .serviceType(ServiceType.RDS)
        .identifier("db-ORDERS")
        .metricQueries(LOAD)
        .startTime(NOW.minusSeconds(120))
        .endTime(NOW)
        .periodInSeconds(60)
        .applyMutation(change)
        .build();
  }

  private PiClient client(AwsCredentialsProvider credentials, String region) {
    return PiClient.builder()
        .region(Region.of(region))
        .endpointOverride(service.endpoint())
        .credentialsProvider(credentials)
        .httpClient(UrlConnectionHttpClient.create())
        .overrideConfiguration(config -> config.retryStrategy(AwsRetryStrategy.doNotRetry()))
        .build();
  }
}
