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
import org.workloadmonitor.collector.database.insights.progress.State;
import org.workloadmonitor.collector.database.insights.progress.Window;

/** Reads Performance Insights of one instance. */
final class PerformanceInsightsCollector implements Collector {

  private final PerformanceInsightsConfig config;
  private final ComponentContext context;
  private final InstanceLookup lookup;
  private final ChosenCounters counters;
  private final State state;
  private final Backoff backoff = new Backoff();
  private final AtomicLong requests = new AtomicLong();
  private final Attributes own;
  private final Instant opened;
  private @Nullable AwsClients clients;

  PerformanceInsightsCollector(PerformanceInsightsConfig config, ComponentContext context) {
    this.config = config;
    this.context = context;
    this.lookup = new InstanceLookup(config);
    this.counters = new ChosenCounters(config.counterNames());
    this.state = new State(context.directory(), context.logger());
    this.own = Attributes.of("rds.instance", config.target());
    this.opened = context.clock().instant();
  }

  @Override
  public void collect(Recorder out) throws Exception {
    state.beginRun();
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

  /** All of it may pass: by itself, or as soon as somebody has followed the advice. */
  private RetryableException forTheAgent(InsightsException failure) {
    return failure.reason() == Reason.THROTTLED
        ? new RetryableException(failure.advice(), backoff.next())
        : new RetryableException(failure.advice(), failure);
  }

  /** Asks for what is new; false if nothing can be yet. */
  private boolean observe(Recorder out) throws InsightsException, InterruptedException {
    Instant now = context.clock().instant();
    AwsClients aws = clients();
    Instance instance = lookup.find(aws, now);
    Progress progress = state.progressOf(instance.resourceId(), config.period());
    List<Window> windows = progress.windows(now, config.delay(), config.lateness());
    if (windows.isEmpty()) {
      return false;
    }
    List<Counter> chosen = counters.of(aws, instance.resourceId(), out);
    Questions questions = new Questions(config, instance, chosen);
    DigestEvents events = new DigestEvents(state.seen(), instance.engine());
    Answers answers = new Answers(instance, config.dimensions(), chosen, progress, events);
    for (Window window : windows) {
      try {
        questions.ask(aws, window, series -> answers.read(series, window));
        answers.tell(out);
      } catch (InsightsException e) {
        giveUpOrThrow(window, windows.getLast(), e, out);
        answers.forget();
      }
      progress.completed(window);
    }
    answers
        .newest()
        .ifPresentOrElse(
            newest -> out.gauge(Metrics.AGE, Duration.between(newest, now).toMillis() / 1e3, own),
            () -> out.problem("load", nothingThere()));
    return true;
  }

  /** What AWS refuses to give of the past must not keep the present from coming. */
  private static void giveUpOrThrow(
      Window window, Window newest, InsightsException failure, Recorder out)
      throws InsightsException {
    if (failure.reason() != Reason.REFUSED || window.equals(newest)) {
      throw failure;
    }
    out.problem(
        "backlog",
        "The points from %s to %s are given up. %s"
            .formatted(window.from(), window.to(), failure.advice()));
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

  private void startOver(Reason reason) {
    if (reason.isAboutIdentity()) {
      closeClients();
    }
    if (reason.isAboutInstance()) {
      lookup.forget();
    }
  }

  private void closeClients() {
    if (clients != null) {
      clients.close();
      clients = null;
    }
  }

  @Override
  public void close() {
    state.close();
    closeClients();
  }
}
