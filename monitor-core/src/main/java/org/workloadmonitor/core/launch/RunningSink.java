package org.workloadmonitor.core.launch;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.workloadmonitor.core.config.AgentSettings;
import org.workloadmonitor.core.config.SinkConfiguration;
import org.workloadmonitor.core.outbox.OpenSink;
import org.workloadmonitor.core.outbox.Outbox;
import org.workloadmonitor.core.outbox.SinkWorker;

/** One sink with the queue in front of it and the worker between them. */
final class RunningSink {

  private static final Logger LOG = LoggerFactory.getLogger(RunningSink.class);

  /** How long a sink may take to close. */
  private static final Duration CLOSING = Duration.ofSeconds(1);

  private final SinkConfiguration<?> configuration;
  private final AgentSettings settings;
  private final OpenSink sink;
  private final Outbox outbox;
  private final WorkerMaker workers;
  private final SinkWorker worker;

  /** Makes the worker of a sink for an outbox. */
  @FunctionalInterface
  interface WorkerMaker {
    SinkWorker make(Outbox outbox);
  }

  RunningSink(
      SinkConfiguration<?> configuration,
      AgentSettings settings,
      OpenSink sink,
      Outbox outbox,
      WorkerMaker workers) {
    this.configuration = configuration;
    this.settings = settings;
    this.sink = sink;
    this.outbox = outbox;
    this.workers = workers;
    this.worker = workers.make(outbox);
  }

  /** The same sink, which goes on with the queue of the one before. */
  RunningSink takingOver(RunningSink before) {
    boolean sameShape =
        sink.profile().temporality() == before.sink.profile().temporality()
            && configuration.factory().equals(before.configuration.factory());
    if (!sameShape) {
      // What is queued has the shape that the other sink wanted.
      before.outbox.close();
      return this;
    }
    outbox.close();
    return new RunningSink(configuration, settings, sink, before.outbox, workers);
  }

  boolean isAsWanted(SinkConfiguration<?> wanted, AgentSettings now) {
    return configuration.equals(wanted) && settings.publishInterval().equals(now.publishInterval());
  }

  SinkConfiguration<?> configuration() {
    return configuration;
  }

  AgentSettings settings() {
    return settings;
  }

  OpenSink sink() {
    return sink;
  }

  Outbox outbox() {
    return outbox;
  }

  SinkWorker worker() {
    return worker;
  }

  void begin() {
    worker.start();
  }

  /** Closes the sink and keeps what is queued. */
  void pause() {
    stop(CLOSING);
  }

  /** Delivers what is left, as long as the bound allows, and closes sink and queue. */
  void end(Duration bound) {
    try {
      if (bound.isPositive() && !worker.drain(bound)) {
        LOG.warn(
            "{} signals for the sink '{}' could not be delivered in time.",
            outbox.counts().pending(),
            configuration.id());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    stop(CLOSING);
    outbox.close();
  }

  private void stop(Duration bound) {
    try {
      if (!worker.stop(bound)) {
        LOG.warn("The sink '{}' did not close in time and is left behind.", configuration.id());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
