package org.workloadmonitor.sink.cloudwatch;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.api.PluginContext;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.api.Sink;
import org.workloadmonitor.api.signal.SignalKind;
import org.workloadmonitor.api.sink.Batch;
import org.workloadmonitor.api.sink.Delivery;
import org.workloadmonitor.api.sink.SinkProfile;
import org.workloadmonitor.api.sink.Temporality;
import org.workloadmonitor.sink.cloudwatch.aws.AwsClient;
import org.workloadmonitor.sink.cloudwatch.aws.AwsRegion;
import org.workloadmonitor.sink.cloudwatch.budget.BudgetFile;
import org.workloadmonitor.sink.cloudwatch.budget.MetricBudget;
import org.workloadmonitor.sink.cloudwatch.delivery.Counts;
import org.workloadmonitor.sink.cloudwatch.delivery.MetricSender;
import org.workloadmonitor.sink.cloudwatch.delivery.Outcomes;
import org.workloadmonitor.sink.cloudwatch.logs.EventDelivery;

/**
 * Delivers metrics to Amazon CloudWatch and events to CloudWatch Logs.
 *
 * <p>A batch is as large as ten full requests, so that each namespace in it fills its own. The
 * client is made at the first write: an agent starts without the classes that this takes, and
 * without asking anybody for a region or credentials.
 */
final class CloudWatchSink implements Sink {

  private static final int MOST_ITEMS = 10_000;
  private static final long MOST_BYTES = 8 << 20;

  private final CloudWatchConfig config;
  private final PluginContext context;
  private final AwsRegion region;
  private final MetricBudget budget;
  private final Optional<BudgetFile> budgetFile;
  private final Counts counts = new Counts();
  private final Instant opened;
  private @Nullable Senders senders;

  /** What delivers, once there is something to deliver. */
  private record Senders(AwsClient client, MetricSender metrics, Optional<EventDelivery> events) {}

  CloudWatchSink(CloudWatchConfig config, PluginContext context) {
    this.config = config;
    this.context = context;
    this.opened = context.clock().instant();
    this.region = config.aws().findRegion();
    this.budget =
        new MetricBudget(config.maxMetrics().map(OptionalInt::of).orElseGet(OptionalInt::empty));
    this.budgetFile =
        config
            .maxMetrics()
            .map(
                _ ->
                    new BudgetFile(
                        budget,
                        context.directory().resolve("metrics"),
                        context.clock(),
                        context.logger()));
  }

  @Override
  public SinkProfile profile() {
    SinkProfile metrics =
        config.logGroup().isPresent()
            ? SinkProfile.taking(SignalKind.METRIC, SignalKind.EVENT)
            : SinkProfile.taking(SignalKind.METRIC);
    return metrics
        .withBatches(MOST_ITEMS, MOST_BYTES)
        .withTemporality(Temporality.DELTA)
        .withAggregationWindow(config.aggregationWindow());
  }

  @Override
  public String destination() {
    String where =
        config
            .endpoint()
            .map(Object::toString)
            .or(region::known)
            .orElse("in the region of this instance");
    String logs = config.logGroup().map(group -> ", log group " + group).orElse("");
    return "CloudWatch %s, %s/*%s".formatted(where, config.namespacePrefix(), logs);
  }

  @Override
  public Delivery write(Batch batch) {
    Senders current = senders();
    Outcomes outcomes = new Outcomes(batch);
    try {
      current.metrics().deliver(batch.items(), outcomes);
      current.events().ifPresent(events -> events.deliver(batch.items(), outcomes));
    } catch (InterruptedException e) {
      // What became of each item is known even so: no reason to send all of them again.
      Thread.currentThread().interrupt();
    }
    budgetFile.ifPresent(BudgetFile::saveNowAndThen);
    return outcomes.delivery(batch);
  }

  private synchronized Senders senders() {
    if (senders == null) {
      senders = open();
    }
    return senders;
  }

  private Senders open() {
    AwsClient client = config.aws().open(region, context.clock(), context.agent().version());
    MetricSender metrics =
        new MetricSender(
            config.mapping(),
            budget,
            config.putMetricData(client),
            config.highResolution(),
            context.clock(),
            context.threads(),
            counts);
    Optional<EventDelivery> events =
        config
            .logStream(client, context.agent().host())
            .map(stream -> new EventDelivery(stream, context.clock()));
    return new Senders(client, metrics, events);
  }

  @Override
  public void observe(Recorder out) {
    OwnMetrics.record(out, counts, budget, opened);
  }

  @Override
  public synchronized void close() {
    if (senders != null) {
      senders.client().close();
      budgetFile.ifPresent(BudgetFile::save);
      senders = null;
    }
  }
}
