package org.workloadmonitor.sink.cloudwatch.aws;

import java.net.URI;
import java.util.Optional;

/**
 * A service of AWS.
 *
 * @param name its name in host names and signatures: {@code monitoring}, {@code logs}, {@code sts}
 * @param endpoint where it is found instead of at its public endpoint
 */
public record Service(String name, Optional<URI> endpoint) {

  /** Where it is found. */
  public URI endpoint(String region) {
    return endpoint.orElseGet(() -> Hosts.of(name, region));
  }
}
