package org.workloadmonitor.core.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.workloadmonitor.api.ConfigurationException;
import org.workloadmonitor.api.plan.IamStatement;
import org.workloadmonitor.core.config.AgentConfiguration;
import org.workloadmonitor.core.config.CollectorConfiguration;
import org.workloadmonitor.core.config.HealthCheckConfiguration;
import org.workloadmonitor.core.config.Place;
import org.workloadmonitor.core.config.Problem;
import org.workloadmonitor.core.config.SinkConfiguration;

/**
 * The rights in AWS that everything needs that is configured.
 *
 * @param statements as the plugins gave them; unmodifiable
 * @param problems why they can't be told, where that is so; unmodifiable
 */
record NeededRights(List<IamStatement> statements, List<Problem> problems) {

  NeededRights {
    statements = List.copyOf(statements);
    problems = List.copyOf(problems);
  }

  /** Asks the factories of all that is enabled. */
  static NeededRights of(AgentConfiguration configuration) {
    List<IamStatement> statements = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    askers(configuration)
        .forEach(
            asker -> {
              try {
                statements.addAll(asker.question().ask());
              } catch (ConfigurationException e) {
                problems.add(
                    new Problem(
                        asker.place(), "Its rights can't be told: " + CreationFailure.reason(e)));
              }
            });
    return new NeededRights(statements, problems);
  }

  /** What is to be asked. */
  private record Asker(Place place, Question question) {}

  private interface Question {
    List<IamStatement> ask();
  }

  private static Stream<Asker> askers(AgentConfiguration configuration) {
    Stream<Asker> watching =
        configuration.enabledComponents().stream()
            .flatMap(
                component ->
                    Stream.concat(
                        component.collectors().stream().map(NeededRights::asker),
                        component.healthCheck().stream().map(NeededRights::asker)));
    return Stream.concat(watching, configuration.sinks().stream().map(NeededRights::asker));
  }

  private static <C extends Record> Asker asker(CollectorConfiguration<C> of) {
    return new Asker(of.place(), () -> of.factory().permissions(of.config()));
  }

  private static <C extends Record> Asker asker(HealthCheckConfiguration<C> of) {
    return new Asker(of.place(), () -> of.factory().permissions(of.config()));
  }

  private static <C extends Record> Asker asker(SinkConfiguration<C> of) {
    return new Asker(of.place(), () -> of.factory().permissions(of.config()));
  }
}
