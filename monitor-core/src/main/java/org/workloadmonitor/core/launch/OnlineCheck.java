package org.workloadmonitor.core.launch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.api.ComponentContext;
import org.workloadmonitor.api.ConfigurationException;
import org.workloadmonitor.api.Factory;
import org.workloadmonitor.api.PluginContext;
import org.workloadmonitor.core.config.AgentConfiguration;
import org.workloadmonitor.core.config.CollectorConfiguration;
import org.workloadmonitor.core.config.HealthCheckConfiguration;
import org.workloadmonitor.core.config.Place;
import org.workloadmonitor.core.config.SinkConfiguration;
import org.workloadmonitor.core.instance.InstanceId;
import org.workloadmonitor.core.plugin.PluginRegistry;

/**
 * Tries what everything needs that is configured: several at the same time, each with a deadline.
 * Nothing is published.
 */
final class OnlineCheck {

  /** As the Javadoc of {@code SinkFactory.verify} promises. */
  private static final Duration SINK_DEADLINE = Duration.ofSeconds(30);

  /** How long one that was interrupted may take to end, and to say what it has found. */
  private static final Duration GRACE = Duration.ofSeconds(1);

  private final Engine engine;
  private final PluginRegistry plugins;

  OnlineCheck(Engine engine, PluginRegistry plugins) {
    this.engine = engine;
    this.plugins = plugins;
  }

  /** One instance to be verified. */
  private record Trial(
      InstanceId id, Place place, Factory<?> factory, Duration deadline, Verifying verifying) {}

  private interface Verifying {
    void verify(Findings out) throws Exception;
  }

  /** Tries everything and gives what was found, in the order of the configuration. */
  List<Finding> findings(AgentConfiguration configuration) {
    List<CompletableFuture<List<Finding>>> started = new ArrayList<>();
    trials(configuration).forEach(trial -> started.add(start(trial)));
    return started.stream().map(CompletableFuture::join).flatMap(List::stream).toList();
  }

  private CompletableFuture<List<Finding>> start(Trial trial) {
    Findings findings = new Findings(trial.id());
    CompletableFuture<Optional<String>> failure = new CompletableFuture<>();
    String late = "It came to no end within " + Words.duration(trial.deadline()) + ".";
    AtomicBoolean overdue = new AtomicBoolean();
    CompletableFuture<Boolean> _ =
        engine
            .calls()
            .call(
                "verify " + trial.id(),
                plugins.loaderOf(trial.factory()),
                trial.deadline(),
                () ->
                    VirtualCall.make(
                        () -> {
                          trial.verifying().verify(findings);
                          return true;
                        }),
                thread -> {
                  overdue.set(true);
                  thread.interrupt();
                  engine.time().after(GRACE, () -> failure.complete(Optional.of(late)));
                })
            .whenComplete(
                (_, thrown) ->
                    failure.complete(
                        Optional.ofNullable(thrown)
                            .map(e -> overdue.get() ? late : reason(trial, e))));
    return failure.thenApply(findings::end);
  }

  private static String reason(Trial trial, Throwable failure) {
    String reason = CreationFailure.reason(failure);
    return failure instanceof ConfigurationException ? trial.place() + ": " + reason : reason;
  }

  private Stream<Trial> trials(AgentConfiguration configuration) {
    Stream<Trial> watching =
        configuration.enabledComponents().stream().flatMap(WantedTask::of).map(this::trial);
    return Stream.concat(watching, configuration.sinks().stream().map(this::trial));
  }

  private Trial trial(WantedTask wanted) {
    return switch (wanted) {
      case WantedTask.OfCollector collector -> trial(collector, collector.configuration());
      case WantedTask.OfHealthCheck check -> trial(check, check.configuration());
    };
  }

  private <C extends Record> Trial trial(WantedTask wanted, CollectorConfiguration<C> of) {
    ComponentContext context =
        context(wanted.id(), of.factory(), wanted.component(), of.interval());
    return new Trial(
        wanted.id(),
        wanted.place(),
        of.factory(),
        of.deadline(),
        out -> of.factory().verify(of.config(), context, out));
  }

  private <C extends Record> Trial trial(WantedTask wanted, HealthCheckConfiguration<C> of) {
    ComponentContext context =
        context(wanted.id(), of.factory(), wanted.component(), of.interval());
    return new Trial(
        wanted.id(),
        wanted.place(),
        of.factory(),
        of.deadline(),
        out -> of.factory().verify(of.config(), context, out));
  }

  private ComponentContext context(
      InstanceId id, Factory<?> factory, Component component, Duration interval) {
    return engine.contexts().watching(id, plugins.loaderOf(factory), component, interval);
  }

  private <C extends Record> Trial trial(SinkConfiguration<C> of) {
    InstanceId id = InstanceId.sink(of.id(), of.factory().type());
    PluginContext context = engine.contexts().delivering(id, plugins.loaderOf(of.factory()));
    return new Trial(
        id,
        of.place(),
        of.factory(),
        SINK_DEADLINE,
        out -> of.factory().verify(of.config(), context, out));
  }
}
