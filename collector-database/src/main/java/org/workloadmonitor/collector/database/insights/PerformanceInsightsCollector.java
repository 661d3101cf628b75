package org.workloadmonitor.collector.database.insights;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.api.Collector;
import org.workloadmonitor.api.ComponentContext;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.api.RetryableException;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.collector.database.insights.aws.AwsClients;
import org.workloadmonitor.collector.database.insights.aws.InsightsException;
import org.workloadmonitor.collector.database.insights.aws.Reason;
import org.workloadmonitor.collector.database.insights.counter.ChosenCounters;
import org.workloadmonitor.collector.database.insights.counter.Counter;
import org.workloadmonitor.collector.database.insights.progress.Progress;
import org.workloadmonitor.collector.database.insights.progress.ProgressFile;
import org.workloadmonitor.collector.database.insights.progress.SeenDigests;
import org.workloadmonitor.collector.database.insights.progress.Window;

/**
 * Reads Performance Insights of one instance.
 *
 * <p>What a run took is written down when the next one begins, and when the collector is closed: by
 * then the agent has it. A process that is killed may so take a run's points twice, and loses none.
 */
final class PerformanceInsightsCollector implements Collector {

  private final PerformanceInsightsConfig config;
  private final ComponentContext context;
  private final InstanceLookup lookup;
  private final ChosenCounters counters;
  private final ProgressFile file;
  private final SeenDigests seen;
  private final Backoff backoff = new Backoff();
  private final AtomicLong requests = new AtomicLong();
  private final Attributes own;
  private final Instant opened;
  private @Nullable AwsClients clients;
  private @Nullable Progress progress;

  PerformanceInsightsCollector(PerformanceInsightsConfig config, ComponentContext context) {
    this.config = config;
    this.context = context;
    this.lookup = new InstanceLookup(config);
    this.counters = new ChosenCounters(config.counterNames());
    this.file = new ProgressFile(context.directory().resolve("progress"), context.logger());
    this.seen = new SeenDigests(context.directory().resolve("digests"), context.logger());
    this.own = Attributes.of("rds.instance", config.target());
    this.opened = context.clock().instant();
  }

  @Override
  public void collect(Recorder out) throws Exception {
    save();
    try {
      if (observe(out)) {
        out.gauge(Metrics.UP, 1, own);
        backoff.reset();
      }
    } catch (InsightsException e) {
      out.gauge(Metrics.UP, 0, own);
      startOver(e.reason());
      throw forTheAgent(e);
    } finally {
      out.counter(Metrics.REQUESTS, requests.doubleValue(), opened, own);
    }
  }

  private Exception forTheAgent(InsightsException failure) {
    if (failure.reason() == Reason.THROTTLED) {
      return new RetryableException(failure.advice(), backoff.next());
    }
    return failure.reason().isPassing()
        ? new RetryableException(failure.advice(), failure)
        : failure;
  }

  /** Asks for what is new; false if nothing can be yet. */
  private boolean observe(Recorder out) throws InsightsException, InterruptedException {
    Instant now = context.clock().instant();
    AwsClients aws = clients();
    Instance instance = lookup.find(aws, now);
    Progress current = progressOf(instance);
    List<Window> windows = current.windows(now, config.delay(), config.lateness());
    if (windows.isEmpty()) {
      return false;
    }
    List<Counter> chosen = counters.of(aws, instance.resourceId(), out);
    Questions questions = new Questions(config, instance, chosen);
    DigestEvents events = new DigestEvents(seen, instance.engine());
    Answers answers = new Answers(instance, config.dimensions(), chosen, current, events);
    for (Window window : windows) {
      questions.ask(aws, window, series -> answers.take(series, window, out));
      current.completed(window);
    }
    answers
        .newest()
        .ifPresentOrElse(
            newest -> out.gauge(Metrics.AGE, Duration.between(newest, now).toMillis() / 1e3, own),
            () -> out.problem("load", nothingThere()));
    return true;
  }

  private String nothingThere() {
    return ("Performance Insights has no point of the load of '%s' in the last minutes. The"
            + " instance is stopped, or Performance Insights was only just switched on.")
        .formatted(config.target());
  }

  private AwsClients clients() throws InsightsException {
    AwsClients open = clients;
    if (open == null) {
      open = new AwsClients(config.aws(), context.agent().version(), requests);
      clients = open;
    }
    return open;
  }

  /** A name may stand for another instance by now, whose points are others. */
  private Progress progressOf(Instance instance) {
    Progress current = progress;
    if (current == null || !current.resource().equals(instance.resourceId())) {
      current = file.load(instance.resourceId(), config.period());
      progress = current;
    }
    return current;
  }

  private void startOver(Reason reason) {
    if (reason.isAboutIdentity()) {
      closeClients();
    }
    if (reason.isAboutInstance()) {
      lookup.forget();
    }
  }

  private void save() {
    if (progress != null) {
      file.save(progress);
    }
    seen.save();
  }

  private void closeClients() {
    if (clients != null) {
      clients.close();
      clients = null;
    }
  }

  @Override
  public void close() {
    save();
    closeClients();
  }
}
