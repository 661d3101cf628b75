package org.workloadmonitor.core.launch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.workloadmonitor.core.config.AgentSettings;
import org.workloadmonitor.core.config.Problem;
import org.workloadmonitor.core.config.SinkConfiguration;
import org.workloadmonitor.core.outbox.SinkStatus;
import org.workloadmonitor.core.self.ObservedSink;

/** The sinks of the agent as it runs. For use by one thread at a time, {@link #status} by any. */
final class RunningSinks {

  private static final Logger LOG = LoggerFactory.getLogger(RunningSinks.class);

  /** How long a sink that is removed may take to deliver what is left. */
  private static final Duration LAST_WORDS = Duration.ofSeconds(5);

  private final Engine engine;
  private final SinkMaker maker;
  private volatile Map<String, RunningSink> sinks = Map.of();

  RunningSinks(Engine engine, SinkMaker maker) {
    this.engine = engine;
    this.maker = maker;
  }

  /**
   * Makes the first sinks; they deliver nothing until {@link #begin}.
   *
   * @return why some could not be made; if there is any, none is left open
   */
  List<Problem> open(List<SinkConfiguration<?>> wanted, AgentSettings settings) {
    Map<SinkConfiguration<?>, CompletableFuture<MadeSink>> making = new LinkedHashMap<>();
    wanted.forEach(sink -> making.put(sink, maker.make(sink, settings)));
    List<Problem> problems = new ArrayList<>();
    Map<String, RunningSink> made = new LinkedHashMap<>();
    making.forEach(
        (sink, future) ->
            maker
                .await(future, sink, MadeSink::withQueue, problems)
                .ifPresent(opened -> made.put(sink.id(), opened)));
    if (problems.isEmpty()) {
      use(made);
    } else {
      made.values().forEach(sink -> sink.end(Duration.ZERO));
    }
    return problems;
  }

  /** Begins to deliver. */
  void begin() {
    sinks.values().forEach(RunningSink::begin);
  }

  /**
   * Changes to other sinks. A sink that can't be made as it is wanted stays as it was.
   *
   * @return whether all sinks are as wanted
   */
  boolean change(List<SinkConfiguration<?>> wanted, AgentSettings settings) {
    Map<String, RunningSink> before = new LinkedHashMap<>(sinks);
    Map<String, RunningSink> stay = new LinkedHashMap<>(before);
    stay.keySet().retainAll(wanted.stream().map(SinkConfiguration::id).toList());
    use(stay);
    // First, because a new one may need what they hold: a sink may have got another id only.
    endAll(before.values().stream().filter(sink -> !stay.containsValue(sink)).toList(), LAST_WORDS);
    Map<String, RunningSink> next = new LinkedHashMap<>();
    for (SinkConfiguration<?> sink : wanted) {
      @Nullable RunningSink running = stay.get(sink.id());
      if (running != null && running.isAsWanted(sink, settings)) {
        next.put(sink.id(), running);
      } else {
        replace(sink, running, settings, next);
      }
    }
    use(next);
    return wanted.equals(next.values().stream().map(RunningSink::configuration).toList());
  }

  private void replace(
      SinkConfiguration<?> wanted,
      @Nullable RunningSink before,
      AgentSettings settings,
      Map<String, RunningSink> next) {
    if (before != null) {
      // The new one may need what the old one holds: its port, its file.
      before.pause();
    }
    List<Problem> problems = new ArrayList<>();
    maker
        .await(
            maker.make(wanted, settings),
            wanted,
            made -> before == null ? made.withQueue() : made.takingOver(before),
            problems)
        .ifPresentOrElse(made -> start(made, next), () -> fallBack(wanted.id(), before, next));
    problems.forEach(problem -> LOG.error("{}", problem));
  }

  private void fallBack(String id, @Nullable RunningSink before, Map<String, RunningSink> next) {
    if (before == null) {
      LOG.error("The sink '{}' is left out.", id);
      return;
    }
    List<Problem> problems = new ArrayList<>();
    maker
        .await(
            maker.make(before.configuration(), before.settings()),
            before.configuration(),
            made -> made.takingOver(before),
            problems)
        .ifPresentOrElse(
            made -> {
              start(made, next);
              LOG.error("The sink '{}' stays as it was.", id);
            },
            () -> {
              before.outbox().close();
              LOG.error("The sink '{}' could not be opened again and is left out.", id);
            });
    problems.forEach(problem -> LOG.error("{}", problem));
  }

  private static void start(RunningSink made, Map<String, RunningSink> next) {
    made.begin();
    next.put(made.configuration().id(), made);
  }

  private void use(Map<String, RunningSink> next) {
    sinks = next;
    engine.pipeline().route(next.values().stream().map(RunningSink::route).toList());
  }

  /** The sinks at present, in the order of the configuration. */
  List<RunningSink> all() {
    return List.copyOf(sinks.values());
  }

  /** How the sinks fare. */
  List<SinkStatus> status() {
    return sinks.values().stream().map(sink -> sink.worker().status()).toList();
  }

  /** The sinks themselves, for what they say of themselves. */
  List<ObservedSink> observed() {
    return sinks.entrySet().stream()
        .map(each -> new ObservedSink(each.getKey(), each.getValue().sink().sink()))
        .toList();
  }

  /** Delivers what is left, all sinks at the same time, and closes them. */
  void end(Duration bound) {
    endAll(sinks.values(), bound);
  }

  private static void endAll(Collection<RunningSink> ending, Duration bound) {
    List<Thread> threads =
        ending.stream().map(sink -> Thread.ofVirtual().start(() -> sink.end(bound))).toList();
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
