package org.workloadmonitor.core.launch;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.workloadmonitor.core.config.ConfigurationSchema;
import org.workloadmonitor.core.plugin.PluginScanner;
import picocli.CommandLine.Command;

/** {@code monitor schema}: what an editor needs to check and complete the configuration. */
@Command(
    name = "schema",
    description =
        "Print the JSON Schema of the configuration, with the types of all installed plugins.")
final class SchemaCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Installation installation;

  SchemaCommand(Terminal terminal, Installation installation) {
    this.terminal = terminal;
    this.installation = installation;
  }

  @Override
  public Integer call() {
    ByteArrayOutputStream schema = new ByteArrayOutputStream();
    ConfigurationSchema.write(PluginScanner.readingInPlace().scan(installation.plugins()), schema);
    terminal.out().println(schema.toString(StandardCharsets.UTF_8));
    return ExitCode.GOOD;
  }
}
