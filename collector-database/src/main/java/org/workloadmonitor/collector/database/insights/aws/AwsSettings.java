package org.workloadmonitor.collector.database.insights.aws;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.regions.providers.InstanceProfileRegionProvider;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;

/**
 * How to reach AWS.
 *
 * @param region the region, if it is configured
 * @param profile the section of the AWS configuration files, if one is named
 * @param role the role to assume, if one is named
 * @param endpoint where requests to Performance Insights go, if not to the public endpoint
 * @param rdsEndpoint the same for RDS
 * @param stsEndpoint the same for assuming roles
 * @param timeout how long to wait for an answer; more than zero
 */
public record AwsSettings(
    Optional<String> region,
    Optional<String> profile,
    Optional<AssumeRole> role,
    Optional<URI> endpoint,
    Optional<URI> rdsEndpoint,
    Optional<URI> stsEndpoint,
    Duration timeout) {

  private static final List<String> DOMAINS =
      List.of(
          ".amazonaws.com",
          ".api.aws",
          ".amazonaws.com.cn",
          ".amazonaws.eu",
          ".c2s.ic.gov",
          ".sc2s.sgov.gov",
          ".csp.hci.ic.gov",
          ".cloud.adc-e.uk");

  /** The same with another patience. */
  public AwsSettings withTimeout(Duration other) {
    return new AwsSettings(region, profile, role, endpoint, rdsEndpoint, stsEndpoint, other);
  }

  /** The region, if it is said anywhere but by the instance that the agent runs on: no network. */
  public Optional<String> localRegion() {
    return region.or(() -> ask(new SystemSettingsRegionProvider())).or(() -> ask(profileRegion()));
  }

  private AwsRegionProvider profileRegion() {
    Supplier<ProfileFile> files = ProfileFile::defaultProfileFile;
    return profile
        .map(name -> new AwsProfileRegionProvider(files, name))
        .orElseGet(AwsProfileRegionProvider::new);
  }

  /**
   * The region; the instance that the agent runs on is asked if nothing else says it.
   *
   * @throws InsightsException if nothing does
   */
  Region findRegion() throws InsightsException {
    return localRegion()
        .or(() -> ask(new InstanceProfileRegionProvider()))
        .map(Region::of)
        .orElseThrow(
            () ->
                new InsightsException(
                    Reason.NO_REGION,
                    "No AWS region is named, and no EC2 instance says it. Write 'region:"
                        + " eu-west-1', or whichever it is, into the block of the collector, or set"
                        + " AWS_REGION."));
  }

  /** Whether an endpoint belongs to AWS, and so to one service: not a proxy or an emulator. */
  public static boolean isAws(URI endpoint) {
    String host = Optional.ofNullable(endpoint.getHost()).orElse("").toLowerCase(Locale.ROOT);
    return DOMAINS.stream().anyMatch(host::endsWith);
  }

  private static Optional<String> ask(AwsRegionProvider provider) {
    try {
      return Optional.ofNullable(provider.getRegion()).map(Region::id);
    } catch (SdkException | IllegalArgumentException e) {
      // It does not know, or its file can't be read: who needs credentials of it says so.
      return Optional.empty();
    }
  }
}
