package org.workloadmonitor.core.launch;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.workloadmonitor.api.signal.MetricValue;
import org.workloadmonitor.core.config.AgentConfiguration;
import org.workloadmonitor.core.config.SinkConfiguration;
import org.workloadmonitor.core.outbox.OutboxCounts;
import org.workloadmonitor.core.outbox.SinkStatus;
import org.workloadmonitor.core.outbox.Storage;
import org.workloadmonitor.core.schedule.Task;
import org.workloadmonitor.core.self.AgentCollector;
import org.workloadmonitor.core.self.ObservedSink;

/**
 * What the agent will say of itself once it runs: nothing has been delivered yet, but it is known
 * of what there will be figures.
 */
final class ForeseenAgent {

  private ForeseenAgent() {}

  /** Observes the agent as if it delivered to the configured sinks; to be run after the others. */
  static Task task(Round round, AgentConfiguration configuration) {
    Engine engine = round.engine();
    List<SinkStatus> sinks = configuration.sinks().stream().map(sink -> idle(round, sink)).toList();
    List<ObservedSink> observed =
        configuration.sinks().stream()
            .map(sink -> new ObservedSink(sink.id(), new ForeseenSink(sink.factory().metrics())))
            .toList();
    AgentCollector collector =
        new AgentCollector(
            round.started(),
            engine.pipeline(),
            () -> sinks,
            () -> observed,
            engine.scheduler()::totals,
            engine.scheduler()::statuses);
    return SelfObservation.task(collector, interval(configuration));
  }

  /** How often it will be observed. */
  static Duration interval(AgentConfiguration configuration) {
    return SelfObservation.interval(configuration.agent().collectionInterval());
  }

  /** With a queue on disk, which most have; a sink that keeps no backlog has a few figures less. */
  private static SinkStatus idle(Round round, SinkConfiguration<?> sink) {
    return new SinkStatus(
        sink.id(),
        "",
        new OutboxCounts(0, 0, 0, Map.of(), 0, 0, Optional.empty()),
        new Storage(true, 0, 0, 0, Optional.empty()),
        Duration.ZERO,
        0,
        0,
        new MetricValue.Histogram(List.of(), List.of(0L), 0, round.started()),
        Optional.empty(),
        round.started(),
        0);
  }
}
