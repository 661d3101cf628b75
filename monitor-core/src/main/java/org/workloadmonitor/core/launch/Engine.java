package org.workloadmonitor.core.launch;

import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.workloadmonitor.api.Agent;
import org.workloadmonitor.core.component.ComponentBoard;
import org.workloadmonitor.core.config.AgentSettings;
import org.workloadmonitor.core.config.Environment;
import org.workloadmonitor.core.instance.InstanceContexts;
import org.workloadmonitor.core.instance.LastResort;
import org.workloadmonitor.core.instance.PlatformCalls;
import org.workloadmonitor.core.outbox.Backoff;
import org.workloadmonitor.core.outbox.SinkWorker;
import org.workloadmonitor.core.pipeline.Pipeline;
import org.workloadmonitor.core.pipeline.Recorders;
import org.workloadmonitor.core.schedule.Scheduler;
import org.workloadmonitor.core.schedule.SchedulerSettings;
import org.workloadmonitor.core.time.SystemTime;
import org.workloadmonitor.core.time.Time;

/**
 * The moving parts of one agent, put together; what it watches and where it delivers is not part of
 * them.
 */
record Engine(
    Time time,
    PlatformCalls calls,
    InstanceContexts contexts,
    ComponentBoard board,
    Pipeline pipeline,
    Scheduler scheduler,
    SinkWorker.Shared workers) {

  /** Creating and closing wait more than they compute, so more may do it than there are cores. */
  private static final int PARALLEL_CALLS = 8;

  /**
   * Puts an engine together.
   *
   * @param agent what plugins see of the agent
   * @param data the agent's directory for what it keeps
   * @param started when the agent started
   * @param maxSeries how many series one component may have
   */
  static Engine start(Agent agent, Path data, Instant started, int maxSeries) {
    return start(agent, data, started, maxSeries, pipeline -> pipeline);
  }

  /**
   * Puts an engine together for a command that ends soon.
   *
   * @param recorders gives what runs record to, from the pipeline
   */
  static Engine ofCommand(
      Installation installation,
      AgentSettings settings,
      Instant started,
      Function<Pipeline, Recorders> recorders) {
    Logging.level(settings.logLevel());
    String host = Environment.ofThisProcess().hostName().get();
    AgentView view = new AgentView(Installation.version(), host, started);
    view.location(settings.location());
    return start(view, installation.data(), started, settings.maxSeriesPerComponent(), recorders);
  }

  private static Engine start(
      Agent agent,
      Path data,
      Instant started,
      int maxSeries,
      Function<Pipeline, Recorders> recorders) {
    LastResort lastResort = new LastResort(Runtime.getRuntime()::halt);
    Time time = SystemTime.start(lastResort);
    PlatformCalls calls = new PlatformCalls(PARALLEL_CALLS, time, lastResort);
    InstanceContexts contexts = new InstanceContexts(time, agent, data, lastResort);
    ComponentBoard board = new ComponentBoard();
    Pipeline pipeline = new Pipeline(time, started, maxSeries);
    Scheduler scheduler =
        new Scheduler(
            time,
            SchedulerSettings.DEFAULTS,
            contexts,
            calls,
            recorders.apply(pipeline),
            board,
            lastResort);
    SinkWorker.Shared workers =
        new SinkWorker.Shared(
            time, Backoff.standard(RandomGenerator.getDefault()), calls, lastResort);
    return new Engine(time, calls, contexts, board, pipeline, scheduler, workers);
  }
}
