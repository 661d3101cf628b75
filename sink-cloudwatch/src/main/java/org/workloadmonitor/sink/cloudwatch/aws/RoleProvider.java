package org.workloadmonitor.sink.cloudwatch.aws;

import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** The credentials of a role, renewed before they expire. */
final class RoleProvider implements AwsCredentialsProvider, SdkAutoCloseable {

  private final AwsCredentialsProvider own;
  private final StsClient sts;
  private final StsAssumeRoleCredentialsProvider assumed;

  /**
   * Creates a provider. Nothing is called before credentials are asked for.
   *
   * @param own the credentials that assume the role
   */
  RoleProvider(
      AssumeRole role,
      AwsCredentialsProvider own,
      String region,
      Optional<URI> endpoint,
      SdkHttpClient http) {
    this.own = own;
    sts =
        StsClient.builder()
            .region(Region.of(region))
            .applyMutation(builder -> endpoint.ifPresent(builder::endpointOverride))
            .credentialsProvider(own)
            .httpClient(http)
            .build();
    AssumeRoleRequest request =
        AssumeRoleRequest.builder()
            .roleArn(role.arn())
            .roleSessionName(role.sessionName())
            .externalId(role.externalId().orElse(null))
            .build();
    assumed =
        StsAssumeRoleCredentialsProvider.builder().stsClient(sts).refreshRequest(request).build();
  }

  @Override
  public AwsCredentials resolveCredentials() {
    return assumed.resolveCredentials();
  }

  @Override
  public void close() {
    assumed.close();
    sts.close();
    if (own instanceof SdkAutoCloseable closeable) {
      closeable.close();
    }
  }
}
