package org.workloadmonitor.sink.cloudwatch.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.workloadmonitor.sink.cloudwatch.service.access.AccessKey;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;

/** Instance metadata, asked by the SDK. */
class InstanceMetadataTest {

  private final AwsService service = AwsService.start();

  @AfterEach
  void close() {
    service.close();
  }

  @Test
  void anInstanceWithARoleHasKeys() {
    service.instance().giveRole(Duration.ofHours(1));

    try (var provider = provider();
        CloudWatchClient client =
            Clients.metrics(service, key((AwsSessionCredentials) provider.resolveCredentials()))) {
      client.putMetricData(r -> r.namespace("n").metricData(Clients.datum()));
    }
    assertThat(service.journal().data()).hasSize(1);
  }

  @Test
  void anInstanceWithoutARoleHasNone() {
    try (var provider = provider()) {
      assertThatThrownBy(provider::resolveCredentials).isInstanceOf(SdkClientException.class);
    }
  }

  private InstanceProfileCredentialsProvider provider() {
    return InstanceProfileCredentialsProvider.builder()
        .endpoint(service.endpoint().toString())
        .build();
  }

  private static AccessKey key(AwsSessionCredentials credentials) {
    return new AccessKey(
        credentials.accessKeyId(),
        credentials.secretAccessKey(),
        Optional.of(credentials.sessionToken()),
        Optional.empty());
  }
}
