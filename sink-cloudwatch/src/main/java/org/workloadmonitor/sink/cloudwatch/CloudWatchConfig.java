package org.workloadmonitor.sink.cloudwatch;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.workloadmonitor.api.ConfigurationException;
import org.workloadmonitor.api.config.Default;
import org.workloadmonitor.api.config.Description;
import org.workloadmonitor.api.config.Range;
import org.workloadmonitor.sink.cloudwatch.aws.AssumeRole;
import org.workloadmonitor.sink.cloudwatch.aws.AwsClient;
import org.workloadmonitor.sink.cloudwatch.aws.AwsSettings;
import org.workloadmonitor.sink.cloudwatch.aws.Hosts;
import org.workloadmonitor.sink.cloudwatch.aws.Service;
import org.workloadmonitor.sink.cloudwatch.datum.Mapping;
import org.workloadmonitor.sink.cloudwatch.datum.Namespaces;
import org.workloadmonitor.sink.cloudwatch.delivery.PutMetricData;
import org.workloadmonitor.sink.cloudwatch.logs.LogStream;
import org.workloadmonitor.sink.cloudwatch.logs.LogTarget;
import org.workloadmonitor.sink.cloudwatch.logs.LogsApi;

/**
 * The block of a {@code cloudwatch} sink.
 *
 * @param region the AWS region; where empty, what the environment, the profile or the instance says
 * @param endpoint where requests go instead of to the region's public endpoint
 * @param logsEndpoint the same for CloudWatch Logs
 * @param stsEndpoint the same for assuming roles
 * @param profile the section of the AWS configuration files that gives credentials and region
 * @param assumeRole the role to deliver as
 * @param namespacePrefix what every namespace begins with
 * @param aggregationWindow what is sent as one data point
 * @param highResolution whether points are kept at one second's resolution
 * @param dimensionsFromTags the tags of components that become dimensions
 * @param maxMetrics the most distinct metrics, and with them the cost
 * @param logGroup the log group that events go to
 * @param logStream the stream in it; where empty, the host's name
 * @param createLogGroup whether a log group that is missing is created
 * @param requestFormat what requests to CloudWatch are written in
 * @param timeout how long to wait for an answer
 * @param prices a table of prices to use instead of the one that is built in
 */
@Description("Delivers metrics to Amazon CloudWatch, and events to CloudWatch Logs.")
public record CloudWatchConfig(
    @Description("The AWS region; by default that of the environment, the profile or the instance.")
        Optional<String> region,
    @Description("Where requests go instead: a proxy, a VPC endpoint or an emulator.")
        Optional<URI> endpoint,
    @Description("The same for CloudWatch Logs; by default a proxy or emulator in endpoint.")
        Optional<URI> logsEndpoint,
    @Description("The same for assuming roles; by default a proxy or emulator in endpoint.")
        Optional<URI> stsEndpoint,
    @Description("The profile of the AWS configuration files to use.") Optional<String> profile,
    @Description(
            "The role to deliver as: its ARN, or a block with arn, external_id and session_name.")
        Optional<AssumeRole> assumeRole,
    @Default("Workload") @Description("What every namespace begins with.") String namespacePrefix,
    @Default("60s")
        @Range(min = "1s", max = "1h")
        @Description("The time whose points of a series are sent as one.")
        Duration aggregationWindow,
    @Default("false")
        @Description("Whether CloudWatch keeps points second by second; needs a shorter window.")
        boolean highResolution,
    @Description("The tags of components that become dimensions.") List<String> dimensionsFromTags,
    @Range(min = "1", max = "1000000")
        @Description("The most distinct metrics in an hour, which CloudWatch bills by the month.")
        Optional<Integer> maxMetrics,
    @Description("The CloudWatch Logs group that events go to; without it events are not taken.")
        Optional<String> logGroup,
    @Description("The stream in the group; by default the name of the host.")
        Optional<String> logStream,
    @Default("false") @Description("Whether a log group that is missing is created.")
        boolean createLogGroup,
    @Default("auto")
        @Description("How requests are written: auto, json for AWS, query for old emulators.")
        RequestFormat requestFormat,
    @Default("10s") @Range(min = "1s", max = "25s") @Description("How long to wait for an answer.")
        Duration timeout,
    @Description("A table of prices for monitor plan, instead of the one that is built in.")
        Optional<Path> prices) {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int MOST_TAGS = 28;
  private static final Pattern REGION = Pattern.compile("[a-z]{2,5}(-[a-z]+)+-\\d{1,2}");
  private static final Pattern GROUP = Pattern.compile("[A-Za-z0-9._/#-]{1,512}");
  private static final Pattern STREAM = Pattern.compile("[^:*]{1,512}");

  /** Checks what types can't. */
  public CloudWatchConfig {
    dimensionsFromTags = List.copyOf(dimensionsFromTags);
    region.ifPresent(
        name ->
            require(
                REGION.matcher(name).matches(),
                "region",
                "Not the name of a region: '%s'. They look like eu-west-1.".formatted(name)));
    endpoint.ifPresent(uri -> checkEndpoint("endpoint", uri));
    logsEndpoint.ifPresent(uri -> checkEndpoint("logs_endpoint", uri));
    stsEndpoint.ifPresent(uri -> checkEndpoint("sts_endpoint", uri));
    profile.ifPresent(name -> require(!name.isBlank(), "profile", "The profile is blank."));
    require(
        Namespaces.isPrefix(namespacePrefix),
        "namespace_prefix",
        ("CloudWatch would refuse namespaces that begin with '%s'. Use letters, digits and"
                + " ._/#:-, at most 200; not AWS, which is reserved.")
            .formatted(namespacePrefix));
    require(
        !highResolution || aggregationWindow.compareTo(MINUTE) < 0,
        "high_resolution",
        "Points that are sent once a minute have no use for it. Write an aggregation_window below"
            + " 60s beside it, such as 10s, or leave it out.");
    require(
        dimensionsFromTags.size() <= MOST_TAGS
            && dimensionsFromTags.stream().noneMatch(String::isBlank),
        "dimensions_from_tags",
        "Name at most 28 tags, none of them blank: CloudWatch takes 30 dimensions.");
    logGroup.ifPresent(
        name ->
            require(
                GROUP.matcher(name).matches(),
                "log_group",
                "Not the name of a log group: '%s'. Use letters, digits and ._/#-."
                    .formatted(name)));
    logStream.ifPresent(
        name ->
            require(
                STREAM.matcher(name).matches(),
                "log_stream",
                "Not the name of a log stream: '%s'. It has no : and no *.".formatted(name)));
    require(
        logGroup.isPresent() || !createLogGroup,
        "create_log_group",
        "There is no log_group to create. Name one, or leave this out.");
  }

  private static void checkEndpoint(String key, URI uri) {
    String scheme = uri.getScheme() == null ? "" : uri.getScheme();
    require(
        (scheme.equals("https") || scheme.equals("http"))
            && uri.getHost() != null
            && uri.getUserInfo() == null
            && uri.getQuery() == null
            && uri.getFragment() == null,
        key,
        "Not an endpoint: write https:// or http:// and a host, such as http://127.0.0.1:4566.");
  }

  private static void require(boolean condition, String key, String message) {
    if (!condition) {
      throw new ConfigurationException(key, message);
    }
  }

  /** Where an operation of CloudWatch goes. */
  Service monitoring() {
    return new Service("monitoring", endpoint);
  }

  /** Where an operation of CloudWatch Logs goes. */
  Service logs() {
    return new Service("logs", logsEndpoint.or(this::sharedEndpoint));
  }

  /** Where an operation of the Security Token Service goes. */
  Service sts() {
    return new Service("sts", stsEndpoint.or(this::sharedEndpoint));
  }

  /** A proxy or an emulator stands for all services, an endpoint of AWS for one alone. */
  private Optional<URI> sharedEndpoint() {
    return endpoint.filter(uri -> !Hosts.isAws(uri));
  }

  /** What points become. */
  Mapping mapping() {
    return new Mapping(new Namespaces(namespacePrefix), dimensionsFromTags);
  }

  PutMetricData putMetricData(AwsClient client) {
    return new PutMetricData(client, monitoring(), requestFormat.body(endpoint));
  }

  /** Where events go, if anywhere. */
  Optional<LogStream> logStream(AwsClient client, String host) {
    String stream = logStream.orElseGet(() -> LogTarget.streamOf(host));
    return logGroup
        .map(group -> new LogTarget(group, stream, createLogGroup))
        .map(target -> new LogStream(new LogsApi(client, logs()), target));
  }

  AwsSettings aws() {
    return new AwsSettings(region, profile, assumeRole, sts().endpoint(), timeout);
  }
}
