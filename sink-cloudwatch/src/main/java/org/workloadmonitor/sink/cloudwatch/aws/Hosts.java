package org.workloadmonitor.sink.cloudwatch.aws;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where the services of a region are found. The domains are those of the AWS partitions; the SDK
 * knows them too, but loads a class for each of its 400 services to tell.
 */
public final class Hosts {

  /** A part of AWS that has nothing to do with the others. */
  private record Partition(String regions, String id, String domain) {}

  private static final Partition COMMERCIAL = new Partition("", "aws", "amazonaws.com");

  private static final List<Partition> OTHERS =
      List.of(
          new Partition("us-gov-", "aws-us-gov", "amazonaws.com"),
          new Partition("cn-", "aws-cn", "amazonaws.com.cn"),
          new Partition("eusc-", "aws-eusc", "amazonaws.eu"),
          new Partition("us-iso-", "aws-iso", "c2s.ic.gov"),
          new Partition("us-isob-", "aws-iso-b", "sc2s.sgov.gov"),
          new Partition("us-isof-", "aws-iso-f", "csp.hci.ic.gov"),
          new Partition("eu-isoe-", "aws-iso-e", "cloud.adc-e.uk"));

  private Hosts() {}

  /**
   * The public endpoint of a service.
   *
   * @param service its name in host names: {@code monitoring}
   */
  public static URI of(String service, String region) {
    return URI.create("https://" + service + "." + region + "." + partitionOf(region).domain());
  }

  /** The second word of ARNs in a region: {@code aws} in most. */
  public static String partition(String region) {
    return partitionOf(region).id();
  }

  private static Partition partitionOf(String region) {
    return OTHERS.stream()
        .filter(partition -> region.startsWith(partition.regions()))
        .findFirst()
        .orElse(COMMERCIAL);
  }

  /** Whether an endpoint belongs to AWS, and so to one service: not a proxy or an emulator. */
  public static boolean isAws(URI endpoint) {
    String host = Optional.ofNullable(endpoint.getHost()).orElse("").toLowerCase(Locale.ROOT);
    return host.endsWith("." + COMMERCIAL.domain())
        || host.endsWith(".api.aws")
        || OTHERS.stream().anyMatch(partition -> host.endsWith("." + partition.domain()));
  }
}
