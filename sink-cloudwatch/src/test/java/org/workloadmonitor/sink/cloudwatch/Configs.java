package org.workloadmonitor.sink.cloudwatch;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.workloadmonitor.sink.cloudwatch.aws.AssumeRole;

/** Configurations: the defaults of the record, and what a test changes of them. */
final class Configs {

  Optional<String> region = Optional.of("eu-west-1");
  Optional<URI> endpoint = Optional.empty();
  Optional<URI> logsEndpoint = Optional.empty();
  Optional<URI> stsEndpoint = Optional.empty();
  Optional<String> profile = Optional.empty();
  Optional<AssumeRole> assumeRole = Optional.empty();
  String namespacePrefix = "Workload";
  Duration aggregationWindow = Duration.ofSeconds(60);
  boolean highResolution;
  List<String> dimensionsFromTags = List.of();
  Optional<Integer> maxMetrics = Optional.empty();
  Optional<String> logGroup = Optional.empty();
  Optional<String> logStream = Optional.empty();
  boolean createLogGroup;
  RequestFormat requestFormat = RequestFormat.AUTO;
  Duration timeout = Duration.ofSeconds(10);
  Optional<Path> prices = Optional.empty();

  static Configs of(URI endpoint) {
    Configs configs = new Configs();
    configs.endpoint = Optional.of(endpoint);
    return configs;
  }

  CloudWatchConfig build() {
    return new CloudWatchConfig(
        region,
        endpoint,
        logsEndpoint,
        stsEndpoint,
        profile,
        assumeRole,
        namespacePrefix,
        aggregationWindow,
        highResolution,
        dimensionsFromTags,
        maxMetrics,
        logGroup,
        logStream,
        createLogGroup,
        requestFormat,
        timeout,
        prices);
  }
}
