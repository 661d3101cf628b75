package org.workloadmonitor.collector.database.insights.aws;

import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * The credentials that requests are signed with: those of a profile, or of the SDK's default chain;
 * with a role to assume, those of the role. They are looked for when they are first asked for, and
 * kept for as long as they hold.
 */
final class Identity implements AwsCredentialsProvider, AutoCloseable {

  private final AwsSettings settings;
  private final AwsCredentialsProvider own;
  private final Optional<StsClient> sts;
  private final AwsCredentialsProvider provider;

  Identity(AwsSettings settings, Region region, SdkHttpClient http) {
    this.settings = settings;
    this.own =
        settings
            .profile()
            .<AwsCredentialsProvider>map(ProfileCredentialsProvider::create)
            .orElseGet(() -> DefaultCredentialsProvider.builder().build());
    this.sts = settings.role().map(_ -> sts(settings, region, http, own));
    this.provider =
        sts.<AwsCredentialsProvider>map(client -> assumed(settings.role().orElseThrow(), client))
            .orElse(own);
  }

  private static StsClient sts(
      AwsSettings settings, Region region, SdkHttpClient http, AwsCredentialsProvider own) {
    return StsClient.builder()
        .region(region)
        .applyMutation(builder -> settings.stsEndpoint().ifPresent(builder::endpointOverride))
        .credentialsProvider(own)
        .httpClient(http)
        .build();
  }

  private static AwsCredentialsProvider assumed(AssumeRole role, StsClient sts) {
    return StsAssumeRoleCredentialsProvider.builder()
        .stsClient(sts)
        .refreshRequest(
            request ->
                request
                    .roleArn(role.arn())
                    .roleSessionName(role.sessionName())
                    .externalId(role.externalId().orElse(null)))
        .build();
  }

  /**
   * Looks for credentials, so that what is missing is said in our words.
   *
   * @throws InsightsException if there are none
   * @throws InterruptedException if the run was interrupted
   */
  void require(String region) throws InsightsException, InterruptedException {
    try {
      provider.resolveCredentials();
    } catch (AwsServiceException e) {
      throw notAssumed(e, region);
    } catch (SdkException | IllegalArgumentException | IllegalStateException e) {
      if (e instanceof AbortedException || Thread.interrupted()) {
        throw new InterruptedException("Interrupted while looking for credentials.");
      }
      throw new InsightsException(Reason.NO_CREDENTIALS, advice(e));
    }
  }

  private InsightsException notAssumed(AwsServiceException failure, String region)
      throws InterruptedException {
    InsightsException why = Failures.of(failure, "assume it", "sts", region);
    return new InsightsException(
        why.reason().isPassing() ? why.reason() : Reason.NO_CREDENTIALS,
        "The role %s can't be assumed: %s"
            .formatted(
                settings.role().map(AssumeRole::arn).orElse("of the profile"), why.advice()));
  }

  private String advice(Exception failure) {
    return settings
        .profile()
        .map(
            name ->
                "The profile '%s' gives no credentials: %s"
                    .formatted(name, Texts.sentence(failure.getMessage())))
        .orElse(
            "No AWS credentials were found, neither in the environment nor in the configuration"
                + " files of AWS, nor were any given by the container or the instance. Give the"
                + " machine a role, or name a profile in the block of the collector.");
  }

  @Override
  public AwsCredentials resolveCredentials() {
    return provider.resolveCredentials();
  }

  @Override
  public void close() {
    if (provider instanceof SdkAutoCloseable closeable) {
      closeable.close();
    }
    sts.ifPresent(StsClient::close);
    if (own instanceof SdkAutoCloseable closeable) {
      closeable.close();
    }
  }
}
