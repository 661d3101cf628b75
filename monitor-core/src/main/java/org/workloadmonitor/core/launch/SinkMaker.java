package org.workloadmonitor.core.launch;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.workloadmonitor.api.ConfigurationException;
import org.workloadmonitor.core.config.AgentSettings;
import org.workloadmonitor.core.config.Problem;
import org.workloadmonitor.core.config.SinkConfiguration;
import org.workloadmonitor.core.instance.InstanceId;
import org.workloadmonitor.core.outbox.OpenSink;
import org.workloadmonitor.core.outbox.SinkOptions;
import org.workloadmonitor.core.outbox.SinkWorker;
import org.workloadmonitor.core.plugin.PluginRegistry;

/** Makes sinks from their configuration, on platform threads. */
final class SinkMaker {

  /** A sink takes local resources only when it is made; one that needs this long hangs. */
  private static final Duration BOUND = Duration.ofSeconds(10);

  private final Engine engine;
  private final Queues queues;
  private final Supplier<PluginRegistry> plugins;

  SinkMaker(Engine engine, Queues queues, Supplier<PluginRegistry> plugins) {
    this.engine = engine;
    this.queues = queues;
    this.plugins = plugins;
  }

  /** Makes a sink. */
  <C extends Record> CompletableFuture<MadeSink> make(
      SinkConfiguration<C> wanted, AgentSettings settings) {
    InstanceId id = InstanceId.sink(wanted.id(), wanted.factory().type());
    ClassLoader loader = plugins.get().loaderOf(wanted.factory());
    CompletableFuture<MadeSink> made =
        engine
            .calls()
            .call(
                id.loggerName(),
                loader,
                BOUND,
                () ->
                    OpenSink.of(
                        wanted
                            .factory()
                            .create(wanted.config(), engine.contexts().delivering(id, loader))),
                Thread::interrupt)
            .thenApply(sink -> made(wanted, settings, id, loader, sink));
    return made;
  }

  private MadeSink made(
      SinkConfiguration<?> wanted,
      AgentSettings settings,
      InstanceId id,
      ClassLoader loader,
      OpenSink sink) {
    Duration interval =
        wanted
            .publishInterval()
            .or(sink.profile()::publishInterval)
            .orElse(settings.publishInterval());
    return new MadeSink(
        wanted,
        settings,
        sink,
        () -> queues.open(wanted, sink, settings.queue()),
        outbox ->
            new SinkWorker(
                id,
                sink,
                loader,
                outbox,
                queues.deadLetters(wanted.id()),
                SinkOptions.publishing(interval),
                engine.workers()));
  }

  /**
   * Waits until a sink is made, or adds to the problems why it can't be.
   *
   * @param running gives it a queue
   */
  Optional<RunningSink> await(
      CompletableFuture<MadeSink> making,
      SinkConfiguration<?> wanted,
      Function<MadeSink, RunningSink> running,
      List<Problem> problems) {
    try {
      MadeSink made = making.orTimeout(BOUND.toMillis(), TimeUnit.MILLISECONDS).join();
      return queued(made, running, problems);
    } catch (CompletionException e) {
      String reason =
          e.getCause() instanceof TimeoutException
              ? "it was not ready within " + Words.duration(BOUND)
              : CreationFailure.reason(e.getCause() == null ? e : e.getCause());
      problems.add(problem(wanted, reason));
      return Optional.empty();
    }
  }

  private Optional<RunningSink> queued(
      MadeSink made, Function<MadeSink, RunningSink> running, List<Problem> problems) {
    try {
      return Optional.of(running.apply(made));
    } catch (ConfigurationException e) {
      problems.add(problem(made.configuration(), CreationFailure.reason(e)));
      discard(made);
      return Optional.empty();
    }
  }

  private void discard(MadeSink made) {
    CompletableFuture<Boolean> _ =
        engine
            .calls()
            .call(
                "close " + made.configuration().id(),
                plugins.get().loaderOf(made.configuration().factory()),
                BOUND,
                () -> {
                  made.sink().sink().close();
                  return true;
                },
                Thread::interrupt);
  }

  private static Problem problem(SinkConfiguration<?> wanted, String reason) {
    return new Problem(
        wanted.place(), "The sink '%s' can't be opened: %s".formatted(wanted.id(), reason));
  }
}
