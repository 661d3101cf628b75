package org.workloadmonitor.sink.cloudwatch.aws;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.sts.model.StsException;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * The credentials that requests are signed with: those of a profile, or of the SDK's default chain
 * (environment, web identity, configuration files, container, instance); with a role to assume,
 * those of the role. They are looked for when the first request needs them, and then kept for as
 * long as they hold. May be used by several threads.
 */
final class AwsIdentity implements AutoCloseable {

  private final Optional<String> profile;
  private final Optional<AssumeRole> role;
  private final Optional<URI> stsEndpoint;
  private final SdkHttpClient http;
  private @Nullable AwsCredentialsProvider provider;

  AwsIdentity(
      Optional<String> profile,
      Optional<AssumeRole> role,
      Optional<URI> stsEndpoint,
      SdkHttpClient http) {
    this.profile = profile;
    this.role = role;
    this.stsEndpoint = stsEndpoint;
    this.http = http;
  }

  /**
   * The credentials.
   *
   * @throws Unavailable if there are none
   */
  AwsCredentials get(String region) throws Unavailable {
    try {
      return provider(region).resolveCredentials();
    } catch (StsException e) {
      throw new Unavailable(roleAdvice(e));
    } catch (SdkException | IllegalArgumentException | IllegalStateException e) {
      throw new Unavailable(advice(e));
    }
  }

  private synchronized AwsCredentialsProvider provider(String region) {
    if (provider == null) {
      AwsCredentialsProvider own = ownProvider();
      provider =
          role.<AwsCredentialsProvider>map(
                  each -> new RoleProvider(each, own, region, stsEndpoint, http))
              .orElse(own);
    }
    return provider;
  }

  private AwsCredentialsProvider ownProvider() {
    return profile
        .<AwsCredentialsProvider>map(ProfileCredentialsProvider::create)
        .orElseGet(() -> DefaultCredentialsProvider.builder().build());
  }

  private String roleAdvice(StsException failure) {
    ServiceError error = ServiceError.of(failure);
    return "The role %s can't be assumed: %s"
        .formatted(role.map(AssumeRole::arn).orElse("of the profile"), error.text());
  }

  private String advice(Exception failure) {
    return profile
        .map(
            name ->
                "The profile '%s' gives no credentials: %s"
                    .formatted(name, Texts.sentence(failure.getMessage())))
        .orElse(
            "No AWS credentials were found, neither in the environment nor in the configuration"
                + " files of AWS, nor were any given by the container or the instance. Give the"
                + " machine a role, or name a profile in the block of the sink.");
  }

  /** The service did not accept them: the next request looks for them anew. */
  synchronized void forget() {
    if (provider instanceof SdkAutoCloseable closeable) {
      closeable.close();
    }
    provider = null;
  }

  @Override
  public void close() {
    forget();
  }
}
