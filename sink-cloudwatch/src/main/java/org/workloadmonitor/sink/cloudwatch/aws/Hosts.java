package org.workloadmonitor.sink.cloudwatch.aws;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where the services of a region are found. The domains are those of the AWS partitions; the SDK
 * knows them too, but loads a class for each of its 400 services to tell.
 */
public final class Hosts {

  private static final Map<String, String> DOMAINS =
      Map.of(
          "cn-", "amazonaws.com.cn",
          "us-iso-", "c2s.ic.gov",
          "us-isob-", "sc2s.sgov.gov",
          "us-isof-", "csp.hci.ic.gov",
          "eu-isoe-", "cloud.adc-e.uk",
          "eusc-", "amazonaws.eu");

  private Hosts() {}

  /**
   * The public endpoint of a service.
   *
   * @param service its name in host names: {@code monitoring}
   */
  public static URI of(String service, String region) {
    String domain =
        DOMAINS.entrySet().stream()
            .filter(each -> region.startsWith(each.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse("amazonaws.com");
    return URI.create("https://" + service + "." + region + "." + domain);
  }

  /** The first word of ARNs in a region's partition after {@code arn}. */
  public static String partition(String region) {
    if (region.startsWith("cn-")) {
      return "aws-cn";
    }
    return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
  }

  /** Whether an endpoint belongs to AWS, and so to one service: not a proxy or an emulator. */
  public static boolean isAws(URI endpoint) {
    String host = Optional.ofNullable(endpoint.getHost()).orElse("").toLowerCase(Locale.ROOT);
    return host.endsWith(".amazonaws.com")
        || host.endsWith(".api.aws")
        || DOMAINS.values().stream().anyMatch(domain -> host.endsWith("." + domain));
  }
}
