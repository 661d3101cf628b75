package org.workloadmonitor.core.schedule;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.api.Health;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.core.component.ComponentBoard;
import org.workloadmonitor.core.component.ComponentStatus;
import org.workloadmonitor.core.component.HealthChange;
import org.workloadmonitor.core.log.Reason;
import org.workloadmonitor.core.pipeline.Recorders;
import org.workloadmonitor.core.pipeline.RunRecorder;
import org.workloadmonitor.core.time.Time;

/**
 * Makes a component's state of what its health check found, and tells everybody: the board, the
 * sinks and, if it is news, the log.
 */
final class HealthReporter {

  private static final Logger LOG = LoggerFactory.getLogger(HealthReporter.class);

  /** What the reporters of all components share. */
  record Shared(
      Time time,
      Recorders recorders,
      ComponentBoard board,
      OwnNetwork network,
      Consumer<Component> recovered) {}

  private final HealthTask task;
  private final Component component;
  private final Shared shared;
  private final Streak streak;

  /** The bad result that waits to be told whose fault it is. */
  private @Nullable Question waiting;

  /** Bad results that come while it waits take its place, so that the answer is not put off. */
  private static final class Question {
    private Health down;

    Question(Health down) {
      this.down = down;
    }
  }

  /** Creates the reporter of one component. */
  HealthReporter(HealthTask task, Shared shared) {
    this.task = task;
    this.component = task.component();
    this.shared = shared;
    this.streak =
        new Streak(
            task.upAfter(),
            task.downAfter(),
            shared.board().status(component.id()).map(ComponentStatus::health).orElse(null));
  }

  /** The check gave a verdict. */
  void verdict(Recorder out, Health health, Duration took) {
    long begun = shared.time().nanoTime() - Time.nanos(took);
    Health tidy = new Health(health.status(), Reason.tidy(health.reason()), health.attributes());
    out.sample(HealthSignals.DURATION, seconds(took));
    if (tidy.status() != Health.Status.UNKNOWN) {
      out.gauge(HealthSignals.RESULT, one(tidy));
    }
    if (tidy.status() == Health.Status.DOWN && mayBeTheNetwork()) {
      blame(out, tidy, begun);
    } else {
      askNoMore();
      settle(out, tidy);
      shared.network().heard(component.id(), tidy);
    }
  }

  /** What was DOWN while the agent's own network worked says nothing new by being so still. */
  private boolean mayBeTheNetwork() {
    boolean isDown =
        shared
            .board()
            .status(component.id())
            .filter(known -> known.health().status() == Health.Status.DOWN)
            .isPresent();
    return !isDown && !shared.network().isReference(component.id());
  }

  /** Whose fault it is that the component can't be reached. */
  private void blame(Recorder out, Health down, long begun) {
    Question question = new Question(down);
    long since;
    synchronized (this) {
      if (waiting != null) {
        waiting.down = down;
        return;
      }
      waiting = question;
      since = streak.wouldTurnDown(down) ? begun : Long.MIN_VALUE / 2;
    }
    CompletableFuture<Optional<String>> blame = shared.network().blame(since);
    if (blame.isDone()) {
      answered(question).ifPresent(last -> settle(out, judged(last, blame.join())));
    } else {
      var _ = blame.thenAccept(network -> settleLater(question, network));
    }
  }

  private synchronized void askNoMore() {
    waiting = null;
  }

  /** The bad result that a question was about; empty if a better one has come since. */
  private synchronized Optional<Health> answered(Question question) {
    if (waiting == null || !waiting.equals(question)) {
      return Optional.empty();
    }
    waiting = null;
    return Optional.of(question.down);
  }

  private static Health judged(Health down, Optional<String> network) {
    return network
        .map(
            why ->
                Health.unknown(
                        "The agent's own network fails, it seems: %s.%s"
                            .formatted(why, found(down)))
                    .with(
                        down.attributes().toBuilder()
                            .put(HealthSignals.CAUSE, HealthSignals.OWN_NETWORK)
                            .build()))
        .orElse(down);
  }

  private static String found(Health down) {
    return down.reason().isEmpty() ? "" : " The check found: " + down.reason();
  }

  /** The run is over, and its recorder with it. */
  private void settleLater(Question question, Optional<String> network) {
    answered(question)
        .ifPresent(
            last -> {
              RunRecorder out = shared.recorders().open(component, task.id().source());
              settle(out, judged(last, network));
              out.cutShort();
            });
  }

  /** The check gave no verdict, which the log knows already. */
  void broken(Recorder out, String reason, Duration took) {
    out.sample(HealthSignals.DURATION, seconds(took));
    unknown(out, reason);
  }

  /** There can be no check. */
  void unknown(Recorder out, String reason) {
    Health unknown = Health.unknown(reason);
    askNoMore();
    tell(out, unknown);
    shared.network().heard(component.id(), unknown);
  }

  private void settle(Recorder out, Health result) {
    Health state;
    synchronized (this) {
      state = streak.decide(result);
    }
    if (state.status() != Health.Status.UNKNOWN) {
      out.gauge(HealthSignals.HEALTH, one(state));
    }
    tell(out, state).ifPresent(HealthReporter::log);
  }

  private static int one(Health health) {
    return health.status() == Health.Status.DOWN ? 0 : 1;
  }

  private Optional<HealthChange> tell(Recorder out, Health health) {
    Optional<HealthChange> change =
        shared.board().report(component, health, out.time()).filter(HealthReporter::isNews);
    change.ifPresent(news -> out.record(HealthSignals.event(news, out.time())));
    if (health.status() == Health.Status.UP && change.isPresent()) {
      shared.recovered().accept(component);
    }
    return change;
  }

  /** Nobody wants to hear of each component that is well when the agent starts. */
  private static boolean isNews(HealthChange change) {
    return change.from().isPresent() || change.to().status() != Health.Status.UP;
  }

  private static void log(HealthChange change) {
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
