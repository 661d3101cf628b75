package org.workloadmonitor.core.launch;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.workloadmonitor.core.config.AgentSettings;
import org.workloadmonitor.core.config.SinkConfiguration;
import org.workloadmonitor.core.outbox.OpenSink;
import org.workloadmonitor.core.outbox.Outbox;
import org.workloadmonitor.core.outbox.SinkWorker;
import org.workloadmonitor.core.pipeline.Route;

/** One sink with the queue in front of it and the worker between them. */
final class RunningSink {

  private static final Logger LOG = LoggerFactory.getLogger(RunningSink.class);

  /** How long a sink may take to close. */
  private static final Duration CLOSING = Duration.ofSeconds(1);

  private static final Duration NO_WAIT = Duration.ofMillis(200);

  private final SinkConfiguration<?> configuration;
  private final AgentSettings settings;
  private final OpenSink sink;
  private final Outbox outbox;
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
      SinkWorker worker) {
    this.configuration = configuration;
    this.settings = settings;
    this.sink = sink;
    this.outbox = outbox;
    this.worker = worker;
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

  /** The way that its signals take. */
  Route route() {
    return Route.to(sink.profile(), configuration.without(), outbox);
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
      if (bound.isPositive()) {
        worker.drain(isWorthNoWait() ? NO_WAIT : bound);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    stop(CLOSING);
    tellOfBacklog();
    outbox.close();
  }

  /** What waits on disk for a sink that is down may wait there. */
  private boolean isWorthNoWait() {
    return outbox.storage().durable() && worker.status().failing().isPresent();
  }

  private void tellOfBacklog() {
    long pending = outbox.counts().pending();
    if (pending == 0) {
      return;
    }
    if (outbox.storage().durable()) {
      LOG.info(
          "{} signals for the sink '{}' wait on disk for the next start.",
          pending,
          configuration.id());
    } else {
      LOG.warn(
          "{} signals for the sink '{}' could not be delivered in time.",
          pending,
          configuration.id());
    }
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
