package org.workloadmonitor.core.launch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.workloadmonitor.api.ConfigurationException;
import org.workloadmonitor.core.config.AgentConfiguration;
import org.workloadmonitor.core.config.AgentSettings;
import org.workloadmonitor.core.config.Problem;
import org.workloadmonitor.core.config.SinkConfiguration;
import org.workloadmonitor.core.launch.RunningComponents.StartedTask;
import org.workloadmonitor.core.plugin.PluginRegistry;
import org.workloadmonitor.core.plugin.PluginUnit;

/** One agent, from its start to its end. For use by one thread at a time. */
final class RunningAgent {

  private static final Logger LOG = LoggerFactory.getLogger(RunningAgent.class);

  /** How long the runs under way may go on when the agent is stopped. */
  private static final Duration LAST_RUNS = Duration.ofSeconds(1);

  /** What is left for delivery at least, however long the runs took to end. */
  private static final Duration LAST_DELIVERY = Duration.ofSeconds(1);

  private final boolean lenient;
  private final AgentView view;
  private final Engine engine;
  private final Queues queues;
  private final RunningSinks sinks;
  private final RunningComponents components;
  private final SelfObservation self;
  private volatile PluginRegistry plugins;
  private AgentSettings settings;

  RunningAgent(
      Installation installation,
      String host,
      Instant started,
      PluginRegistry plugins,
      AgentSettings settings,
      boolean lenient) {
    this.lenient = lenient;
    this.plugins = plugins;
    this.settings = settings;
    this.view = new AgentView(Installation.version(), host, started);
    this.engine =
        Engine.start(view, installation.data(), started, settings.maxSeriesPerComponent());
    this.queues = new Queues(installation.data(), engine.time());
    this.sinks = new RunningSinks(engine, new SinkMaker(engine, queues, () -> this.plugins));
    this.components = new RunningComponents(engine, new TaskMaker(() -> this.plugins));
    this.self = new SelfObservation(engine, sinks::status, sinks::observed, this::missing, started);
    view.healthIs(self::health);
  }

  /**
   * Opens the sinks: the part of the start that must succeed.
   *
   * @return why it did not; empty if it did
   */
  List<Problem> open(AgentConfiguration configuration) {
    settle(configuration);
    return sinks.open(configuration.sinks(), configuration.agent());
  }

  /** Begins to deliver and to watch. */
  List<StartedTask> begin(AgentConfiguration configuration) {
    queues.tellOfUnused(configuration.sinks().stream().map(SinkConfiguration::id).toList());
    sinks.begin();
    self.begin(configuration.agent().collectionInterval());
    return components.watch(configuration);
  }

  /** The sinks at present. */
  List<RunningSink> sinks() {
    return sinks.all();
  }

  /**
   * Changes to another configuration while running: what has not changed goes on, no queue is lost.
   *
   * @param now the plugins that are there now; those from before are among them
   * @return whether all sinks are as the configuration wants them
   */
  boolean change(AgentConfiguration configuration, PluginRegistry now) {
    plugins = now;
    warnOfWhatStays(configuration.agent());
    settle(configuration);
    boolean complete = sinks.change(configuration.sinks(), configuration.agent());
    self.begin(configuration.agent().collectionInterval());
    report(components.watch(configuration));
    return complete;
  }

  private void settle(AgentConfiguration configuration) {
    settings = configuration.agent();
    view.location(settings.location());
    Logging.level(settings.logLevel());
  }

  private void warnOfWhatStays(AgentSettings wanted) {
    if (wanted.maxSeriesPerComponent() != settings.maxSeriesPerComponent()
        || !wanted.queue().equals(settings.queue())) {
      LOG.warn(
          "A change of agent.max_series_per_component or agent.queue takes effect at the next"
              + " start of the agent.");
    }
  }

  /** Says what is wrong with the configuration of tasks that were started while running. */
  private static void report(List<StartedTask> started) {
    for (StartedTask task : started) {
      // Nobody waits for this; the scheduler tells of every other failure by itself.
      CompletableFuture<Void> _ =
          task.handle().created().whenComplete((_, _) -> reportMistake(task));
    }
  }

  private static void reportMistake(StartedTask task) {
    Throwable failure = task.failure();
    if (failure instanceof ConfigurationException) {
      LOG.error("{}", problem(task, failure));
    }
  }

  /** The mistakes in the configuration that only making the instances could find. */
  static List<Problem> mistakes(List<StartedTask> started) {
    List<Problem> problems = new ArrayList<>();
    for (StartedTask task : started) {
      Throwable failure = task.failure();
      if (failure instanceof ConfigurationException) {
        problems.add(problem(task, failure));
      }
    }
    return problems;
  }

  private static Problem problem(StartedTask task, Throwable failure) {
    return new Problem(
        task.wanted().place(),
        "%s can't work: %s".formatted(task.wanted().id(), CreationFailure.reason(failure)));
  }

  /**
   * Ends all runs, delivers what is queued as long as the settings allow, and closes everything.
   */
  void stop() {
    long begun = engine.time().nanoTime();
    engine.scheduler().stop(LAST_RUNS).join();
    Duration spent = Duration.ofNanos(engine.time().nanoTime() - begun);
    Duration left = settings.shutdownTimeout().minus(spent);
    sinks.end(left.compareTo(LAST_DELIVERY) > 0 ? left : LAST_DELIVERY);
  }

  /**
   * Broken plugins. One that the configuration names would have kept the agent from starting,
   * unless it was told to be lenient; then each may be one whose work is missing.
   */
  private List<String> missing() {
    return lenient
        ? plugins.units().stream()
            .filter(unit -> !unit.state().isUsable())
            .map(PluginUnit::name)
            .toList()
        : List.of();
  }
}
