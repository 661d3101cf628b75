package org.workloadmonitor.collector.database.insights;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.workloadmonitor.collector.database.insights.aws.AssumeRole;
import org.workloadmonitor.collector.database.service.LocalRds;

/** A configuration with the defaults, to change for a test. */
final class Configs {

  Optional<String> instance = Optional.of(Target.NAME);
  Optional<String> resourceId = Optional.empty();
  Optional<String> engine = Optional.empty();
  Optional<String> region = Optional.of(LocalRds.REGION);
  Optional<URI> endpoint;
  Optional<URI> rdsEndpoint = Optional.empty();
  Optional<String> profile = Optional.empty();
  Optional<AssumeRole> assumeRole = Optional.empty();
  Duration period = Duration.ofMinutes(1);
  List<Dimension> dimensions =
      List.of(
          Dimension.WAIT_EVENT,
          Dimension.SQL,
          Dimension.USER,
          Dimension.HOST,
          Dimension.APPLICATION);
  int top = 10;
  List<String> counters = List.of();
  Duration delay = Duration.ofSeconds(30);
  Duration lateness = Duration.ofMinutes(3);
  Duration timeout = Duration.ofSeconds(10);

  Configs(URI endpoint) {
    this.endpoint = Optional.of(endpoint);
  }

  Configs byResourceId() {
    instance = Optional.empty();
    resourceId = Optional.of(Target.RESOURCE);
    return this;
  }

  Configs counters(String... names) {
    counters = List.of(names);
    return this;
  }

  PerformanceInsightsConfig build() {
    return new PerformanceInsightsConfig(
        instance,
        resourceId,
        engine,
        region,
        endpoint,
        rdsEndpoint,
        Optional.empty(),
        profile,
        assumeRole,
        period,
        dimensions,
        top,
        counters,
        delay,
        lateness,
        timeout);
  }
}
