package org.workloadmonitor.core.launch;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.core.config.Problem;
import org.workloadmonitor.core.launch.Preparation.Prepared;
import org.workloadmonitor.core.plan.Forecast;
import org.workloadmonitor.core.plan.ForecastJson;
import org.workloadmonitor.core.plan.ForecastText;
import org.workloadmonitor.core.plan.IamPolicy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code monitor plan}: what the configuration would cost, or which rights it needs. */
@Command(
    name = "plan",
    description = {
      "Collect once from everything that is configured, deliver nothing, and print what delivering"
          + " would cost: metrics, requests and the price of a month, for each component and in"
          + " total.",
      "With --iam: print the AWS IAM policy that the configuration needs. Nothing is collected."
    })
final class PlanCommand implements Callable<Integer> {

  enum Format {
    TEXT,
    JSON
  }

  @Mixin private ConfigurationOptions options = new ConfigurationOptions();

  @Option(names = "--format", description = "text (default) or json.", paramLabel = "FORMAT")
  private @Nullable Format format;

  @Option(names = "--iam", description = "Print the policy document, and nothing else.")
  private boolean iam;

  @Spec private CommandSpec spec = CommandSpec.create();

  private final Terminal terminal;
  private final Installation installation;

  PlanCommand(Terminal terminal, Installation installation) {
    this.terminal = terminal;
    this.installation = installation;
  }

  @Override
  public Integer call() {
    if (iam && format != null) {
      throw new ParameterException(
          spec.commandLine(), "A policy is always JSON: leave --format out, or --iam.");
    }
    Optional<Prepared> prepared =
        Preparation.ofCommand(installation, options).prepare(terminal.err());
    if (prepared.isEmpty()) {
      return ExitCode.WRONG;
    }
    return iam ? policy(prepared.get()) : forecast(prepared.get());
  }

  private int policy(Prepared prepared) {
    NeededRights rights = NeededRights.of(prepared.configuration());
    if (!rights.problems().isEmpty()) {
      return refuse(rights.problems());
    }
    IamPolicy policy = IamPolicy.of(rights.statements());
    if (policy.statements().isEmpty()) {
      terminal.err().println("monitor: nothing that is configured needs a right in AWS.");
    }
    terminal.out().print(policy.json());
    return ExitCode.GOOD;
  }

  private int forecast(Prepared prepared) {
    Foresight foresight = new Foresight(prepared.configuration());
    Forecast forecast = foresight.forecast(foresight.harvest(installation, prepared));
    if (!foresight.problems().isEmpty()) {
      return refuse(foresight.problems());
    }
    terminal
        .out()
        .print(format == Format.JSON ? ForecastJson.of(forecast) : ForecastText.of(forecast));
    return foresight.complete() ? ExitCode.GOOD : ExitCode.FAILED;
  }

  private int refuse(List<Problem> problems) {
    problems.forEach(terminal.err()::println);
    return ExitCode.WRONG;
  }
}
