package org.workloadmonitor.core.launch;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.api.ConfigurationException;
import org.workloadmonitor.core.config.CollectorConfiguration;
import org.workloadmonitor.core.config.ComponentConfiguration;
import org.workloadmonitor.core.config.HealthCheckConfiguration;
import org.workloadmonitor.core.launch.Preparation.Prepared;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code monitor grants}: the SQL that makes the account which a component is watched with. */
@Command(
    name = "grants",
    description = {
      "Print the statements by which an administrator makes the account that a component is watched"
          + " with, with the rights that the configuration needs and no others.",
      "Nothing is called: run what is printed yourself, and give the account its password."
    })
final class GrantsCommand implements Callable<Integer> {

  @Mixin private ConfigurationOptions options = new ConfigurationOptions();

  @Option(
      names = "--component",
      required = true,
      paramLabel = "ID",
      description = "The component, by its id.")
  private String component = "";

  @Option(
      names = "--server-version",
      paramLabel = "VERSION",
      description = "The server's version, such as 16 or 8.4; without it, the newest known.")
  private @Nullable String version;

  private final Terminal terminal;
  private final Installation installation;

  GrantsCommand(Terminal terminal, Installation installation) {
    this.terminal = terminal;
    this.installation = installation;
  }

  @Override
  public Integer call() {
    return Preparation.ofCommand(installation, options)
        .prepare(terminal.err())
        .map(this::print)
        .orElse(ExitCode.WRONG);
  }

  private int print(Prepared prepared) {
    List<ComponentConfiguration> components = prepared.configuration().components();
    Optional<ComponentConfiguration> found =
        components.stream().filter(known -> known.component().id().equals(component)).findFirst();
    if (found.isEmpty()) {
      terminal
          .err()
          .println(
              "There is no component '%s'. The configuration has: %s."
                  .formatted(
                      component,
                      String.join(
                          ", ",
                          components.stream().map(known -> known.component().id()).toList())));
      return ExitCode.WRONG;
    }
    return print(found.get());
  }

  private int print(ComponentConfiguration of) {
    Set<String> scripts = new LinkedHashSet<>();
    try {
      scripts(of).forEach(scripts::add);
    } catch (ConfigurationException e) {
      terminal.err().println(CreationFailure.reason(e));
      return ExitCode.WRONG;
    }
    if (scripts.isEmpty()) {
      terminal
          .err()
          .println(
              "Nothing of component '%s' needs an account that statements could make."
                  .formatted(component));
      return ExitCode.FAILED;
    }
    terminal.out().print(String.join("\n", scripts));
    return ExitCode.GOOD;
  }

  private Stream<String> scripts(ComponentConfiguration of) {
    return Stream.concat(
            of.collectors().stream().map(this::script), of.healthCheck().stream().map(this::script))
        .flatMap(Optional::stream)
        .map(script -> script.endsWith("\n") ? script : script + "\n");
  }

  private <C extends Record> Optional<String> script(CollectorConfiguration<C> of) {
    return of.factory().grants(of.config(), Optional.ofNullable(version));
  }

  private <C extends Record> Optional<String> script(HealthCheckConfiguration<C> of) {
    return of.factory().grants(of.config(), Optional.ofNullable(version));
  }
}
