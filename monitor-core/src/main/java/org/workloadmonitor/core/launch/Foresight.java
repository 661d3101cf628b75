package org.workloadmonitor.core.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.workloadmonitor.api.ConfigurationException;
import org.workloadmonitor.api.plan.PlanRequest;
import org.workloadmonitor.core.config.AgentConfiguration;
import org.workloadmonitor.core.config.Problem;
import org.workloadmonitor.core.config.SinkConfiguration;
import org.workloadmonitor.core.launch.Preparation.Prepared;
import org.workloadmonitor.core.log.Reason;
import org.workloadmonitor.core.plan.Forecast;
import org.workloadmonitor.core.plan.Harvest;
import org.workloadmonitor.core.plan.Missing;
import org.workloadmonitor.core.plan.Notebook;
import org.workloadmonitor.core.plan.PlannedSink;
import org.workloadmonitor.core.plan.SourceFacts;
import org.workloadmonitor.core.schedule.CollectorTask;
import org.workloadmonitor.core.schedule.Task;
import org.workloadmonitor.core.schedule.TaskResult;

/**
 * Looks at everything that is configured, and asks the sinks what it would cost to deliver that
 * again and again.
 */
final class Foresight {

  private final AgentConfiguration configuration;
  private final Notebook notebook = new Notebook();
  private final List<Missing> failed = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  Foresight(AgentConfiguration configuration) {
    this.configuration = configuration;
  }

  /** Runs everything once, and the agent's look at itself after that. */
  Harvest harvest(Installation installation, Prepared prepared) {
    Round round = new Round(installation, prepared, notebook::before);
    List<Task> tasks = round.tasks();
    tasks.forEach(task -> know(task, task instanceof CollectorTask ? 2 : 1));
    run(round, tasks.stream().map(LateLooks::two).toList());
    Task self = ForeseenAgent.task(round, configuration);
    know(self, 1);
    run(round, List.of(self));
    return Harvest.of(round.seen(), notebook, self.interval());
  }

  private void know(Task task, int looks) {
    notebook.know(
        task.component().id(), task.id().source(), new SourceFacts(task.interval(), looks));
  }

  private void run(Round round, List<Task> tasks) {
    for (TaskResult result : round.run(tasks)) {
      if (!result.succeeded()) {
        failed.add(new Missing(result.id().toString(), result.reason()));
      }
    }
  }

  /** Asks every sink. */
  Forecast forecast(Harvest harvest) {
    List<PlannedSink> sinks = new ArrayList<>();
    configuration.sinks().forEach(sink -> plan(sink, harvest).ifPresent(sinks::add));
    List<Missing> missing = new ArrayList<>(failed);
    missing.addAll(notebook.missing());
    return new Forecast(sinks, missing);
  }

  private <C extends Record> Optional<PlannedSink> plan(
      SinkConfiguration<C> sink, Harvest harvest) {
    PlanRequest request =
        harvest.request(
            sink.without(), sink.publishInterval(), configuration.agent().publishInterval());
    try {
      return Optional.of(
          new PlannedSink(
              sink.id(), sink.factory().type(), sink.factory().plan(sink.config(), request)));
    } catch (ConfigurationException e) {
      problems.add(
          new Problem(
              sink.place(),
              "The cost of the sink '%s' can't be told: %s"
                  .formatted(sink.id(), CreationFailure.reason(e))));
    } catch (RuntimeException | LinkageError e) {
      failed.add(new Missing("The sink '" + sink.id() + "'", Reason.of(e)));
    }
    return Optional.empty();
  }

  /** Mistakes in the configuration that only planning finds. */
  List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** Whether everything ran to its end. */
  boolean complete() {
    return failed.isEmpty();
  }
}
