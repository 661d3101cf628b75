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
    Preparation preparation = Preparation.ofAgent(installation, options);
    Optional<Prepared> prepared = preparation.prepare(terminal.err());
    return prepared.isPresent() ? run(preparation, prepared.get(), started) : ExitCode.WRONG;
  }

  private int run(Preparation preparation, Prepared prepared, Instant started)
      throws InterruptedException {
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
    List<StartedTask> tasks = agent.begin(prepared.configuration());
    List<Problem> mistakes = mistakes(tasks);
    if (!mistakes.isEmpty()) {
      agent.stop();
      return refuse(mistakes);
    }
    return keepRunning(agent, new Reloading(preparation, agent, prepared));
  }

  private static List<Problem> mistakes(List<StartedTask> tasks) {
    CompletableFuture<?>[] created =
        tasks.stream().map(task -> task.handle().created()).toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(created).exceptionally(failure -> null).join();
    return RunningAgent.mistakes(tasks);
  }

  private int refuse(List<Problem> problems) {
    problems.forEach(terminal.err()::println);
    return ExitCode.WRONG;
  }

  private static int keepRunning(RunningAgent agent, Reloading reloading)
      throws InterruptedException {
    Thread reloader = Thread.ofPlatform().daemon().name("reload").start(reloading);
    Hangup.calls(reloading::ask);
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .name("stop")
                .unstarted(
                    () -> {
                      LOG.info("Stopping: delivering what is queued.");
                      reloader.interrupt();
                      agent.stop();
                      LOG.info("Stopped.");
                      stopped.countDown();
                    }));
    stopped.await();
    return ExitCode.GOOD;
  }
}
