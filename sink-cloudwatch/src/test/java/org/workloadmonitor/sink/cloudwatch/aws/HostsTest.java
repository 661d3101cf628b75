package org.workloadmonitor.sink.cloudwatch.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.ServiceMetadata;

class HostsTest {

  static List<Region> regions() {
    return Region.regions().stream().filter(region -> !region.isGlobalRegion()).toList();
  }

  @ParameterizedTest
  @MethodSource("regions")
  void areThoseThatTheSdkKnows(Region region) {
    for (String service : List.of("monitoring", "logs", "sts")) {
      URI endpoint = Hosts.of(service, region.id());
      assertThat(endpoint.getHost())
          .isEqualTo(ServiceMetadata.of(service).endpointFor(region).toString());
      assertThat(endpoint.getScheme()).isEqualTo("https");
      assertThat(Hosts.isAws(endpoint)).isTrue();
    }
    assertThat(Hosts.partition(region.id())).isEqualTo(region.metadata().partition().id());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:4566",
        "http://localstack:4566",
        "https://amazonaws.com.example.org",
        "https://notamazonaws.com"
      })
  void ofOthersAreNotOfAws(String endpoint) {
    assertThat(Hosts.isAws(URI.create(endpoint))).isFalse();
  }

  @Test
  void vpcEndpointsAreOfAws() {
    assertThat(Hosts.isAws(URI.create("https://vpce-0a-b.monitoring.eu-west-1.vpce.amazonaws.com")))
        .isTrue();
  }
}
