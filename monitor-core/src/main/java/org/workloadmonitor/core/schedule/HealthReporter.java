package org.workloadmonitor.core.schedule;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.api.Health;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.core.component.ComponentBoard;
import org.workloadmonitor.core.component.HealthChange;
import org.workloadmonitor.core.log.Reason;

/** Tells everybody what a health check found: the board, the sinks and, if it is news, the log. */
final class HealthReporter {

  private static final Logger LOG = LoggerFactory.getLogger(HealthReporter.class);

  private final Component component;
  private final ComponentBoard board;
  private final Consumer<Component> recovered;

  /**
   * Creates the reporter of one component.
   *
   * @param recovered told when the component is UP after it was not
   */
  HealthReporter(Component component, ComponentBoard board, Consumer<Component> recovered) {
    this.component = component;
    this.board = board;
    this.recovered = recovered;
  }

  /** The check gave a verdict. */
  void verdict(Recorder out, Health health, Duration took) {
    out.sample(HealthSignals.DURATION, seconds(took));
    if (health.status() != Health.Status.UNKNOWN) {
      out.gauge(HealthSignals.HEALTH, health.status() == Health.Status.DOWN ? 0 : 1);
    }
    Health tidy = new Health(health.status(), Reason.tidy(health.reason()), health.attributes());
    tell(out, tidy).ifPresent(this::log);
  }

  /** The check gave no verdict, which the log knows already. */
  void broken(Recorder out, String reason, Duration took) {
    out.sample(HealthSignals.DURATION, seconds(took));
    unknown(out, reason);
  }

  /** There can be no check. */
  void unknown(Recorder out, String reason) {
    tell(out, Health.unknown(reason));
  }

  private Optional<HealthChange> tell(Recorder out, Health health) {
    Optional<HealthChange> change =
        board.report(component, health, out.time()).filter(HealthReporter::isNews);
    change.ifPresent(news -> out.record(HealthSignals.event(news, out.time())));
    if (health.status() == Health.Status.UP && change.isPresent()) {
      recovered.accept(component);
    }
    return change;
  }

  /** Nobody wants to hear of each component that is well when the agent starts. */
  private static boolean isNews(HealthChange change) {
    return change.from().isPresent() || change.to().status() != Health.Status.UP;
  }

  private void log(HealthChange change) {
    if (change.to().status() == Health.Status.UP) {
      LOG.info("{}", HealthSignals.sentence(change));
    } else {
      LOG.warn("{}", HealthSignals.sentence(change));
    }
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
