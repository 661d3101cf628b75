package org.workloadmonitor.core.launch;

import java.util.List;
import java.util.concurrent.Callable;
import org.workloadmonitor.core.config.AgentConfiguration;
import org.workloadmonitor.core.config.ComponentConfiguration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code monitor validate}: whether the configuration could run. */
@Command(
    name = "validate",
    description = "Check the configuration and report every mistake in it, with its place.")
final class ValidateCommand implements Callable<Integer> {

  @Mixin private ConfigurationOptions options = new ConfigurationOptions();

  private final Terminal terminal;
  private final Installation installation;

  ValidateCommand(Terminal terminal, Installation installation) {
    this.terminal = terminal;
    this.installation = installation;
  }

  @Override
  public Integer call() {
    Preparation preparation = Preparation.ofCommand(installation, options);
    return preparation
        .prepare(terminal.err())
        .map(
            prepared -> {
              terminal.out().println(summary(preparation.sourceName(), prepared.configuration()));
              return ExitCode.GOOD;
            })
        .orElse(ExitCode.WRONG);
  }

  private static String summary(String source, AgentConfiguration configuration) {
    List<ComponentConfiguration> enabled =
        configuration.components().stream().filter(ComponentConfiguration::enabled).toList();
    return "%s is good: %s, %s, %s, %s."
        .formatted(
            source,
            Words.count(enabled.size(), "component"),
            Words.count(enabled.stream().mapToInt(c -> c.collectors().size()).sum(), "collector"),
            Words.count(
                (int) enabled.stream().filter(c -> c.healthCheck().isPresent()).count(),
                "health check"),
            Words.count(configuration.sinks().size(), "sink"));
  }
}
