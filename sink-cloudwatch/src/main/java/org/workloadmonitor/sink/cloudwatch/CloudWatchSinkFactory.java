package org.workloadmonitor.sink.cloudwatch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.workloadmonitor.api.PluginContext;
import org.workloadmonitor.api.Sink;
import org.workloadmonitor.api.SinkFactory;
import org.workloadmonitor.api.Verification;
import org.workloadmonitor.api.plan.IamStatement;
import org.workloadmonitor.api.plan.PlanRequest;
import org.workloadmonitor.api.plan.PlannedEvents;
import org.workloadmonitor.api.plan.SinkPlan;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.sink.cloudwatch.aws.AssumeRole;
import org.workloadmonitor.sink.cloudwatch.aws.AwsClient;
import org.workloadmonitor.sink.cloudwatch.plan.Planner;
import org.workloadmonitor.sink.cloudwatch.plan.Prices;
import org.workloadmonitor.sink.cloudwatch.plan.Rights;
import org.workloadmonitor.sink.cloudwatch.verify.Verifier;

/** Makes sinks that deliver to Amazon CloudWatch. */
public final class CloudWatchSinkFactory implements SinkFactory<CloudWatchConfig> {

  /** Who asks by hand does not wait for as long as the agent does. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @Override
  public String type() {
    return "cloudwatch";
  }

  @Override
  public String description() {
    return "Delivers metrics to Amazon CloudWatch, and events to a CloudWatch Logs group.";
  }

  @Override
  public Class<CloudWatchConfig> configType() {
    return CloudWatchConfig.class;
  }

  @Override
  public Sink create(CloudWatchConfig config, PluginContext context) {
    return new CloudWatchSink(config, context);
  }

  @Override
  public List<MetricDescriptor> metrics() {
    return OwnMetrics.ALL;
  }

  @Override
  public List<IamStatement> permissions(CloudWatchConfig config) {
    return Rights.of(
        config.namespacePrefix(),
        config.aws().localRegion(),
        config.assumeRole().map(AssumeRole::arn),
        config.logGroup(),
        config.createLogGroup());
  }

  @Override
  public Optional<SinkPlan> plan(CloudWatchConfig config, PlanRequest request) {
    Prices prices = Prices.of(config.prices());
    Planner planner =
        new Planner(
            config.mapping(),
            config.maxMetrics(),
            prices,
            config.aggregationWindow(),
            request.publishInterval(Optional.empty()));
    return Optional.of(planner.plan(request.series(), notes(config, request, prices)));
  }

  private static List<String> notes(CloudWatchConfig config, PlanRequest request, Prices prices) {
    List<String> notes = new ArrayList<>();
    config
        .logGroup()
        .ifPresent(
            group ->
                notes.add(
                    ("Events to %s come on top, at %s %s a gigabyte; how many there are depends on"
                            + " what happens. One round gave %,d, of %,d bytes.")
                        .formatted(
                            group,
                            prices.gigabyteOfLogs(),
                            prices.currency(),
                            request.events().stream().mapToInt(PlannedEvents::events).sum(),
                            request.events().stream().mapToLong(PlannedEvents::bytes).sum())));
    return notes;
  }

  @Override
  public void verify(CloudWatchConfig config, PluginContext context, Verification out) {
    Duration timeout = config.timeout().compareTo(PATIENCE) < 0 ? config.timeout() : PATIENCE;
    try (AwsClient client =
        config
            .aws()
            .withTimeout(timeout)
            .open(config.aws().findRegion(), context.clock(), context.agent().version())) {
      Verifier verifier = new Verifier(client, context.clock(), out);
      if (verifier.verifyCaller(config.sts())) {
        verifier.verifyMetrics(config.putMetricData(client), config.namespacePrefix() + "/Compute");
        config.logStream(client, context.agent().host()).ifPresent(verifier::verifyLogs);
      }
    }
  }
}
