package org.workloadmonitor.core.launch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.workloadmonitor.core.config.AgentConfiguration;
import org.workloadmonitor.core.config.ComponentConfiguration;
import org.workloadmonitor.core.launch.Preparation.Prepared;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code monitor validate}: whether the configuration could run. */
@Command(
    name = "validate",
    description = {
      "Check the configuration and report every mistake in it, with its place.",
      "With --online: also try what it needs (connections, credentials, rights). Nothing is"
          + " published and nothing is changed."
    })
final class ValidateCommand implements Callable<Integer> {

  @Mixin private ConfigurationOptions options = new ConfigurationOptions();

  @Option(names = "--online", description = "Also try connections, credentials and rights.")
  private boolean online;

  private final Terminal terminal;
  private final Installation installation;

  ValidateCommand(Terminal terminal, Installation installation) {
    this.terminal = terminal;
    this.installation = installation;
  }

  @Override
  public Integer call() {
    Preparation preparation = Preparation.ofCommand(installation, options);
    Optional<Prepared> prepared = preparation.prepare(terminal.err());
    if (prepared.isEmpty()) {
      return ExitCode.WRONG;
    }
    terminal.out().println(summary(preparation.sourceName(), prepared.get().configuration()));
    return online ? tryOut(prepared.get()) : ExitCode.GOOD;
  }

  private int tryOut(Prepared prepared) {
    AgentConfiguration configuration = prepared.configuration();
    Engine engine =
        Engine.ofCommand(installation, configuration.agent(), Instant.now(), pipeline -> pipeline);
    List<Finding> findings = new OnlineCheck(engine, prepared.plugins()).findings(configuration);
    terminal.out().print(FindingsText.of(findings));
    return findings.stream().anyMatch(Finding::isFailure) ? ExitCode.FAILED : ExitCode.GOOD;
  }

  private static String summary(String source, AgentConfiguration configuration) {
    List<ComponentConfiguration> enabled = configuration.enabledComponents();
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
