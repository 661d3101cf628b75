package org.workloadmonitor.core.launch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.workloadmonitor.core.config.Environment;
import org.workloadmonitor.core.config.Problem;
import org.workloadmonitor.core.launch.Preparation.Prepared;
import org.workloadmonitor.core.launch.RunningComponents.StartedTask;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code monitor run}: watches and delivers until it is stopped. */
@Command(
    name = "run",
    description = "Watch and deliver until it is stopped. SIGHUP reads the configuration again.")
final class RunCommand implements Callable<Integer> {

  private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);

  @Mixin private ConfigurationOptions options = new ConfigurationOptions();

  private final Terminal terminal;
  private final Installation installation;

  RunCommand(Terminal terminal, Installation installation) {
    this.terminal = terminal;
    this.installation = installation;
  }

  @Override
  public Integer call() throws InterruptedException {
    Instant started = Instant.now();
    HeapKeeper.start();
    Optional<Started> agent = start(Preparation.ofAgent(installation, options), started);
    return agent.isPresent() ? keepRunning(agent.get()) : ExitCode.WRONG;
  }

  /** What the rest of the agent's life needs; what else the start made may go. */
  private record Started(RunningAgent agent, Reloading reloading) {}

  /** Starts an agent, or says what is wrong with the configuration. */
  private Optional<Started> start(Preparation preparation, Instant started) {
    return preparation
        .prepare(terminal.err())
        .flatMap(prepared -> start(preparation, prepared, started));
  }

  private Optional<Started> start(Preparation preparation, Prepared prepared, Instant started) {
    String host = Environment.ofThisProcess().hostName().get();
    RunningAgent agent =
        new RunningAgent(
            installation,
            host,
            started,
            prepared.plugins(),
            prepared.configuration().agent(),
            options.lenient());
    List<Problem> problems = agent.open(prepared.configuration());
    if (!problems.isEmpty()) {
      return refuse(problems);
    }
    Banner banner = new Banner(Installation.version(), host, preparation.sourceName());
    // Not on standard output, which a sink may have for its data.
    terminal.err().print(banner.of(prepared.configuration(), agent.sinks()));
    List<Problem> mistakes = mistakes(agent.begin(prepared.configuration()));
    if (!mistakes.isEmpty() && !options.lenient()) {
      agent.stop();
      return refuse(mistakes);
    }
    mistakes.forEach(mistake -> LOG.error("{}", mistake));
    return Optional.of(new Started(agent, new Reloading(preparation, agent, prepared)));
  }

  private static List<Problem> mistakes(List<StartedTask> tasks) {
    CompletableFuture<?>[] created =
        tasks.stream().map(task -> task.handle().created()).toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(created).exceptionally(failure -> null).join();
    return RunningAgent.mistakes(tasks);
  }

  private Optional<Started> refuse(List<Problem> problems) {
    problems.forEach(terminal.err()::println);
    return Optional.empty();
  }

  private static int keepRunning(Started started) throws InterruptedException {
    Thread reloader = Thread.ofPlatform().daemon().name("reload").start(started.reloading());
    Hangup.calls(started.reloading()::ask);
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .name("stop")
                .unstarted(
                    () -> {
                      LOG.info("Stopping: delivering what is queued.");
                      reloader.interrupt();
                      started.agent().stop();
                      LOG.info("Stopped.");
                      stopped.countDown();
                    }));
    stopped.await();
    return ExitCode.GOOD;
  }
}
