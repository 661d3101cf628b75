package org.workloadmonitor.core.launch;

import java.util.concurrent.Callable;
import org.workloadmonitor.core.plugin.PluginRegistry;
import org.workloadmonitor.core.plugin.PluginScanner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code monitor plugins}: what is installed, and what is wrong with it. */
@Command(
    name = "plugins",
    description = "List the installed plugins, what they offer, and what is wrong with them.")
final class PluginsCommand implements Callable<Integer> {

  enum Format {
    TEXT,
    JSON
  }

  @Option(
      names = "--format",
      defaultValue = "text",
      description = "text (default) or json.",
      paramLabel = "FORMAT")
  private Format format = Format.TEXT;

  private final Terminal terminal;
  private final Installation installation;

  PluginsCommand(Terminal terminal, Installation installation) {
    this.terminal = terminal;
    this.installation = installation;
  }

  @Override
  public Integer call() {
    PluginRegistry registry = PluginScanner.readingInPlace().scan(installation.plugins());
    terminal
        .out()
        .print(
            switch (format) {
              case TEXT -> PluginsText.of(registry);
              case JSON -> PluginsJson.of(registry);
            });
    if (registry.units().isEmpty()) {
      terminal
          .err()
          .println("monitor: there is no plugin in %s.".formatted(installation.plugins()));
      return ExitCode.FAILED;
    }
    boolean allGood = registry.units().stream().allMatch(unit -> unit.state().isUsable());
    return allGood ? ExitCode.GOOD : ExitCode.FAILED;
  }
}
