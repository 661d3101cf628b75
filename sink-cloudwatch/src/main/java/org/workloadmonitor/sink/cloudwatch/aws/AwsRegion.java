package org.workloadmonitor.sink.cloudwatch.aws;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.api.ConfigurationException;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.regions.providers.InstanceProfileRegionProvider;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;

/**
 * The region: what the configuration says, else the environment, else the profile. Those cost no
 * network and are asked at once. Only where none of them knows, the instance that the agent runs on
 * is asked, at the first request. May be used by several threads.
 */
public final class AwsRegion {

  private static final String ADVICE =
      "Write 'region: eu-west-1', or whichever it is, into the block of the sink, or set"
          + " AWS_REGION.";

  private final AwsRegionProvider instance;
  private volatile @Nullable String known;

  private AwsRegion(Optional<String> known, AwsRegionProvider instance) {
    this.known = known.orElse(null);
    this.instance = instance;
  }

  /**
   * Finds the region, without a network.
   *
   * @param configured what the configuration says
   * @param profile the profile that the configuration names
   * @throws ConfigurationException if nothing says it and the instance must not be asked
   */
  public static AwsRegion of(Optional<String> configured, Optional<String> profile) {
    Optional<String> local = local(configured, profile);
    if (local.isEmpty() && SdkSystemSetting.AWS_EC2_METADATA_DISABLED.getBooleanValueOrThrow()) {
      throw new ConfigurationException(
          "region",
          "No AWS region is named, and AWS_EC2_METADATA_DISABLED forbids to ask the instance. "
              + ADVICE);
    }
    return new AwsRegion(local, new InstanceProfileRegionProvider());
  }

  /** The region, if it is said anywhere but by the instance. */
  static Optional<String> local(Optional<String> configured, Optional<String> profile) {
    return configured
        .or(() -> ask(new SystemSettingsRegionProvider()))
        .or(() -> ask(profileRegion(profile)));
  }

  private static AwsRegionProvider profileRegion(Optional<String> profile) {
    Supplier<ProfileFile> files = ProfileFile::defaultProfileFile;
    return profile
        .map(name -> new AwsProfileRegionProvider(files, name))
        .orElseGet(AwsProfileRegionProvider::new);
  }

  private static Optional<String> ask(AwsRegionProvider provider) {
    try {
      return Optional.ofNullable(provider.getRegion()).map(Region::id);
    } catch (SdkException e) {
      return Optional.empty();
    }
  }

  /** The region, if it is known already. */
  public Optional<String> known() {
    return Optional.ofNullable(known);
  }

  /**
   * The region; the instance is asked if nothing else said it.
   *
   * @throws Unavailable if the instance does not say it either
   */
  String get() throws Unavailable {
    String region = known;
    if (region == null) {
      region =
          ask(instance)
              .orElseThrow(
                  () ->
                      new Unavailable(
                          "No AWS region is named, and no EC2 instance says it. " + ADVICE));
      known = region;
    }
    return region;
  }
}
