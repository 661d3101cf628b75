package org.workloadmonitor.collector.database.collect;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.api.PluginContext;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.Severity;
import org.workloadmonitor.collector.database.connection.Cost;
import org.workloadmonitor.collector.database.connection.Session;
import org.workloadmonitor.collector.database.connection.Sessions;

/** Publishes what the collector costs, and keeps it within its budget. */
final class CostWatch {

  private final Plan plan;
  private final Sessions sessions;
  private final CollectorMetrics metrics;
  private final PluginContext context;
  private final Instant started;
  private final Budget budget;
  private final Spending spending = new Spending();
  private @Nullable Long asked;
  private boolean counted;

  CostWatch(Plan plan, Sessions sessions, CollectorMetrics metrics, PluginContext context) {
    this.plan = plan;
    this.sessions = sessions;
    this.metrics = metrics;
    this.context = context;
    this.started = context.clock().instant();
    this.budget = new Budget(plan.budget());
  }

  int factor() {
    return budget.factor();
  }

  /** What the agent itself knows, at every run. */
  void publish(Recorder out) {
    Cost cost = sessions.cost();
    out.counter(metrics.statements(), (double) cost.statements(), started);
    out.counter(metrics.rows(), (double) cost.rows(), started);
    out.counter(metrics.waited(), cost.seconds(), started);
    out.gauge(metrics.slowdown(), budget.factor());
  }

  /** Whether the server is to be asked: once in an interval of the slow tier. */
  boolean isDue() {
    return asked == null || context.nanoTime() - asked >= plan.slowInterval().toNanos();
  }

  /** What the server says. */
  void ask(Session session, Recorder out) throws SQLException {
    long nanos = context.nanoTime();
    asked = nanos;
    Optional<OwnCost.Totals> now = plan.catalogue().ownCost().read(session);
    now.ifPresent(
        told -> {
          spending.add(told);
          counted = true;
          out.counter(metrics.time(), spending.seconds(), started);
          out.counter(metrics.serverRows(), spending.rows(), started);
        });
    double seconds = counted ? spending.seconds() : sessions.cost().seconds();
    if (budget.look(seconds, nanos / 1e9, (double) plan.slowInterval().toSeconds())) {
      tell(out);
    }
  }

  private void tell(Recorder out) {
    int factor = budget.factor();
    out.event(
        "db.collector.paced",
        factor > 1 ? Severity.WARNING : Severity.INFO,
        factor > 1
            ? ("The collector costs the server more than %s %% of a processor core, so its slow"
                    + " groups are read %d times less often. Turn groups off, give them a longer"
                    + " interval, or raise cost_budget.")
                .formatted(plan.budget() * 100, factor)
            : "The collector is within its cost budget: its slow groups are read as often as"
                + " configured.",
        Attributes.builder().put("db.collector.slowdown", factor).build());
  }
}
