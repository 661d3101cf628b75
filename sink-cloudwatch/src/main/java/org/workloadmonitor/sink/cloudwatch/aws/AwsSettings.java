package org.workloadmonitor.sink.cloudwatch.aws;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/**
 * How to reach AWS.
 *
 * @param region the region, if it is configured
 * @param profile the profile of the AWS configuration files, if one is named
 * @param role the role to assume, if one is named
 * @param stsEndpoint where roles are assumed, if not at the public endpoint
 * @param timeout how long to wait for an answer; more than zero
 */
public record AwsSettings(
    Optional<String> region,
    Optional<String> profile,
    Optional<AssumeRole> role,
    Optional<URI> stsEndpoint,
    Duration timeout) {

  private static final Duration CONNECT = Duration.ofSeconds(5);

  /** The same with another patience. */
  public AwsSettings withTimeout(Duration other) {
    return new AwsSettings(region, profile, role, stsEndpoint, other);
  }

  /** The region, if it is said anywhere but by the instance that the agent runs on. */
  public Optional<String> localRegion() {
    return AwsRegion.local(region, profile);
  }

  /** Finds the region as far as that needs no network. */
  public AwsRegion findRegion() {
    return AwsRegion.of(region, profile);
  }

  /**
   * Makes a client. Nothing is called, and no credentials are looked for, before the first request.
   *
   * @param found the region
   * @param clock the time that requests are signed with
   * @param version the agent's version, for the service to see
   */
  public AwsClient open(AwsRegion found, Clock clock, String version) {
    // The connection of the JDK repeats a POST by itself, unless it is told the length beforehand:
    // the SDK's client does that. And it never takes a connection that the server closed already.
    SdkHttpClient http =
        UrlConnectionHttpClient.builder()
            .connectionTimeout(timeout.compareTo(CONNECT) < 0 ? timeout : CONNECT)
            .socketTimeout(timeout)
            .build();
    AwsIdentity identity = new AwsIdentity(profile, role, stsEndpoint, http);
    return new AwsClient(found, identity, http, clock, "workload-monitor/" + version);
  }
}
