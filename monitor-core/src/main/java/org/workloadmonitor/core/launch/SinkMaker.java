package org.workloadmonitor.core.launch;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.workloadmonitor.core.config.AgentSettings;
import org.workloadmonitor.core.config.Problem;
import org.workloadmonitor.core.config.SinkConfiguration;
import org.workloadmonitor.core.instance.InstanceId;
import org.workloadmonitor.core.outbox.MemoryOutbox;
import org.workloadmonitor.core.outbox.OpenSink;
import org.workloadmonitor.core.outbox.Outbox;
import org.workloadmonitor.core.outbox.OutboxLimits;
import org.workloadmonitor.core.outbox.SinkOptions;
import org.workloadmonitor.core.outbox.SinkWorker;
import org.workloadmonitor.core.plugin.PluginRegistry;

/** Makes sinks from their configuration, on platform threads. */
final class SinkMaker {

  /** A sink takes local resources only when it is made; one that needs this long hangs. */
  private static final Duration BOUND = Duration.ofSeconds(10);

  private final Engine engine;
  private final Supplier<PluginRegistry> plugins;

  SinkMaker(Engine engine, Supplier<PluginRegistry> plugins) {
    this.engine = engine;
    this.plugins = plugins;
  }

  /** Makes a sink with an empty queue. */
  <C extends Record> CompletableFuture<RunningSink> make(
      SinkConfiguration<C> wanted, AgentSettings settings) {
    InstanceId id = InstanceId.sink(wanted.id(), wanted.factory().type());
    ClassLoader loader = plugins.get().loaderOf(wanted.factory());
    CompletableFuture<RunningSink> made =
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
            .thenApply(sink -> running(wanted, settings, id, loader, sink));
    return made;
  }

  private RunningSink running(
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
    return new RunningSink(
        wanted,
        settings,
        sink,
        outbox(settings),
        outbox ->
            new SinkWorker(
                id, sink, loader, outbox, SinkOptions.publishing(interval), engine.workers()));
  }

  private Outbox outbox(AgentSettings settings) {
    OutboxLimits limits =
        new OutboxLimits(
            settings.queue().maxItems(),
            settings.queue().maxBytes().bytes(),
            settings.queue().maxAge());
    return new MemoryOutbox(limits, engine.time().clock());
  }

  /** Waits until a sink is made, or adds to the problems why it can't be. */
  Optional<RunningSink> await(
      SinkConfiguration<?> wanted, CompletableFuture<RunningSink> made, List<Problem> problems) {
    try {
      return Optional.of(made.orTimeout(BOUND.toMillis(), TimeUnit.MILLISECONDS).join());
    } catch (CompletionException e) {
      String reason =
          e.getCause() instanceof TimeoutException
              ? "it was not ready within " + Words.duration(BOUND)
              : CreationFailure.reason(e.getCause() == null ? e : e.getCause());
      problems.add(
          new Problem(
              wanted.place(), "The sink '%s' can't be opened: %s".formatted(wanted.id(), reason)));
      return Optional.empty();
    }
  }
}
