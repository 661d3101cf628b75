package org.workloadmonitor.sink.cloudwatch;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.workloadmonitor.api.config.Default;
import org.workloadmonitor.api.config.Description;
import org.workloadmonitor.api.config.Range;

/**
 * The block of a {@code cloudwatch} sink.
 *
 * @param region the AWS region; where empty, what the environment, the profile or the instance says
 * @param endpoint where requests go instead of to the region's public endpoint
 * @param profile the section of the AWS configuration files that gives credentials and region
 * @param assumeRole the role to deliver as
 * @param namespacePrefix what every namespace begins with
 * @param aggregationWindow what is sent as one data point
 * @param highResolution whether points are kept at one second's resolution
 * @param dimensionsFromTags the tags of components that become dimensions
 * @param logGroup the log group that events go to
 * @param createLogGroup whether a log group that is missing is created
 * @param maxMetrics the most distinct metrics, and with them the cost
 */
@Description("Delivers metrics to Amazon CloudWatch, and events to CloudWatch Logs.")
public record CloudWatchConfig(
    @Description("The AWS region; by default that of the environment, the profile or the instance.")
        Optional<String> region,
    @Description("Where requests go instead: a proxy, a VPC endpoint or an emulator.")
        Optional<URI> endpoint,
    @Description("The profile of the AWS configuration files to use.") Optional<String> profile,
    @Description("The ARN of the role to deliver as.") Optional<AssumeRole> assumeRole,
    @Default("Workload") @Description("What every namespace begins with.") String namespacePrefix,
    @Default("60s")
        @Range(min = "1s", max = "1h")
        @Description("The time whose points of a series are sent as one.")
        Duration aggregationWindow,
    @Default("false") @Description("Whether CloudWatch keeps the points second by second.")
        boolean highResolution,
    @Description("The tags of components that become dimensions.") List<String> dimensionsFromTags,
    @Description("The CloudWatch Logs group that events go to; without it events are not taken.")
        Optional<String> logGroup,
    @Default("false") @Description("Whether a log group that is missing is created.")
        boolean createLogGroup,
    @Range(min = "1")
        @Description("The most distinct metrics, which CloudWatch bills by the month.")
        Optional<Integer> maxMetrics) {}
