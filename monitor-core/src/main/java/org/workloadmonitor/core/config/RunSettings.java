package org.workloadmonitor.core.config;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.api.CollectorFactory;
import org.workloadmonitor.api.Factory;
import org.workloadmonitor.api.HealthCheckFactory;

/**
 * Finds out when collectors and health checks run: the block's word, the factory's, the agent's.
 */
final class RunSettings {

  private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(1);

  private final AgentSettings agent;
  private final Reading reading;

  RunSettings(AgentSettings agent, Reading reading) {
    this.agent = agent;
    this.reading = reading;
  }

  /** What to run, or empty if the block is switched off or something is wrong with it. */
  Optional<CollectorConfiguration<?>> collector(TypedBlock<CollectorFactory<?>, RunKeys> block) {
    if (!block.enabled() || block.factory().isEmpty() || block.bound().isEmpty()) {
      return Optional.empty();
    }
    return Optional.ofNullable(
        collector(block.factory().get(), block.bound().get(), block.place()));
  }

  private <C extends Record> @Nullable CollectorConfiguration<C> collector(
      CollectorFactory<C> factory, TypedBlock.Bound<RunKeys> bound, Place place) {
    try {
      C config = factory.configType().cast(bound.config());
      Optional<Duration> written = bound.keys().interval();
      Duration interval =
          written.isPresent()
              ? written.get()
              : ask(factory, "interval", SHORTEST_INTERVAL, () -> interval(factory, config));
      Duration deadline =
          deadline(factory, bound.keys().deadline(), () -> factory.deadline(config, interval));
      return new CollectorConfiguration<>(factory, config, interval, deadline, place);
    } catch (PluginFault e) {
      report("collector", factory, e, place);
      return null;
    }
  }

  private <C extends Record> Duration interval(CollectorFactory<C> factory, C config) {
    return factory.interval(config).orElse(agent.collectionInterval());
  }

  /** As for a collector. */
  Optional<HealthCheckConfiguration<?>> healthCheck(
      TypedBlock<HealthCheckFactory<?>, HealthCheckKeys> block) {
    if (!block.enabled() || block.factory().isEmpty() || block.bound().isEmpty()) {
      return Optional.empty();
    }
    return Optional.ofNullable(
        healthCheck(block.factory().get(), block.bound().get(), block.place()));
  }

  private <C extends Record> @Nullable HealthCheckConfiguration<C> healthCheck(
      HealthCheckFactory<C> factory, TypedBlock.Bound<HealthCheckKeys> bound, Place place) {
    try {
      C config = factory.configType().cast(bound.config());
      HealthCheckKeys keys = bound.keys();
      Duration interval = keys.interval().orElse(agent.healthCheckInterval());
      Duration deadline =
          deadline(factory, keys.deadline(), () -> factory.deadline(config, interval));
      return new HealthCheckConfiguration<>(
          factory, config, interval, deadline, keys.upAfter(), keys.downAfter(), place);
    } catch (PluginFault e) {
      report("health check", factory, e, place);
      return null;
    }
  }

  private static Duration deadline(
      Factory<?> factory, Optional<Duration> written, Callable<Duration> deadline)
      throws PluginFault {
    return written.isPresent()
        ? written.get()
        : ask(factory, "deadline", Duration.ofMillis(1), deadline);
  }

  private static Duration ask(
      Factory<?> factory, String what, Duration least, Callable<Duration> question)
      throws PluginFault {
    Duration answer = PluginCode.call(factory.getClass(), question);
    if (answer == null) {
      throw PluginFault.because("gives no " + what);
    }
    if (answer.compareTo(least) < 0) {
      throw PluginFault.because("gives the %s %s, which is too short".formatted(what, answer));
    }
    return answer;
  }

  private void report(String word, Factory<?> factory, PluginFault e, Place place) {
    reading
        .problems()
        .error(
            place,
            "This %s can't be used: %s %s. This is a fault of the plugin."
                .formatted(
                    word,
                    factory.getClass().getName(),
                    reading.placeholders().withoutValues(e.deed())));
  }
}
