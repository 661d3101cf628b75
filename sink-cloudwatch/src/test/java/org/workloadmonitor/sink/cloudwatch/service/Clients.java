package org.workloadmonitor.sink.cloudwatch.service;

import java.time.Duration;
import org.workloadmonitor.sink.cloudwatch.service.access.AccessKey;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.sts.StsClient;

/** The SDK's clients of a local service; they try everything once. */
final class Clients {

  private Clients() {}

  static CloudWatchClient metrics(AwsService service) {
    return metrics(service, service.key());
  }

  static CloudWatchClient metrics(AwsService service, AccessKey key) {
    return of(CloudWatchClient.builder(), service, key, Duration.ofMinutes(1));
  }

  /** A client that waits half a second for an answer. */
  static CloudWatchClient impatient(AwsService service) {
    return of(CloudWatchClient.builder(), service, service.key(), Duration.ofMillis(500));
  }

  static CloudWatchLogsClient logs(AwsService service) {
    return logs(service, service.key());
  }

  static CloudWatchLogsClient logs(AwsService service, AccessKey key) {
    return of(CloudWatchLogsClient.builder(), service, key, Duration.ofMinutes(1));
  }

  static StsClient sts(AwsService service, AccessKey key) {
    return of(StsClient.builder(), service, key, Duration.ofMinutes(1));
  }

  /** What any service takes. */
  static MetricDatum datum() {
    return MetricDatum.builder().metricName("m").value(1.0).build();
  }

  private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C of(
      B builder, AwsService service, AccessKey key, Duration patience) {
    return builder
        .endpointOverride(service.endpoint())
        .region(Region.EU_WEST_1)
        .credentialsProvider(StaticCredentialsProvider.create(credentials(key)))
        .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(patience))
        .overrideConfiguration(o -> o.retryStrategy(AwsRetryStrategy.doNotRetry()))
        .build();
  }

  private static AwsCredentials credentials(AccessKey key) {
    return key.sessionToken()
        .<AwsCredentials>map(token -> AwsSessionCredentials.create(key.id(), key.secret(), token))
        .orElseGet(() -> AwsBasicCredentials.create(key.id(), key.secret()));
  }
}
